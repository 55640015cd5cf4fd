package io.universe.launcher.cli;

import io.universe.operations.Inspection;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code log-level}: what a logger of one worker lets through. */
@Command(
        name = "log-level",
        description = {
            "Give a logger of a worker another level, while its process runs.",
            "What the worker's successors log is not changed: log.level and conf/logback.xml are for that."
        })
final class LogLevelCommand implements Callable<Integer> {

    private final Ports ports;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private InspectedWorker worker = new InspectedWorker();

    @Parameters(index = "1", paramLabel = "LOGGER", description = "The logger's name, such as io.x, or ROOT.")
    private String logger = "";

    @Parameters(
            index = "2",
            paramLabel = "LEVEL",
            description = "TRACE, DEBUG, INFO, WARN, ERROR, OFF, or INHERIT for that of the logger above.")
    private String level = "";

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "After that it is again what it is now, such as 10m. Default: until the process ends.")
    private @Nullable String duration;

    @Option(names = "--json", description = "The answer as JSON, for scripts.")
    private boolean json;

    LogLevelCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() {
        String told = worker.told(ports, worker.path(Inspection.Kind.LOG_LEVEL.label(), parameters()));
        Terminal.print(spec, json ? told : changed(new JsonObject(told)));
        return ExitCode.DONE.code();
    }

    private Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters =
                new HashMap<>(Map.of("logger", List.of(logger), "level", List.of(level)));
        if (duration != null) {
            parameters.put("for", List.of(duration));
        }
        return parameters;
    }

    private static String changed(JsonObject answer) {
        return "%s: %s is %s instead of %s"
                .formatted(
                        StatusView.text(answer, "worker"),
                        StatusView.text(answer, "logger"),
                        shown(StatusView.object(answer, "new")),
                        shown(StatusView.object(answer, "old")));
    }

    private static String shown(JsonObject level) {
        String own = StatusView.text(level, "level");
        String effective = StatusView.text(level, "effective");
        return own.equals(effective) ? own : own + " (" + effective + ")";
    }
}
