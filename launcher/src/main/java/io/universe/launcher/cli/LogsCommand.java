package io.universe.launcher.cli;

import io.universe.launcher.config.Home;
import io.universe.launcher.logs.HomeLogs;
import io.universe.operations.LogLine;
import io.universe.operations.LogParameters;
import io.universe.operations.LogQuery;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code logs}: what all processes have written, merged by time. */
@Command(
        name = "logs",
        description = {
            "Show the logs of all processes, those that have ended included, merged by time.",
            "Where no master runs, they are read from the home's log/."
        })
final class LogsCommand implements Callable<Integer> {

    private final Ports ports;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(
            arity = "0..*",
            paramLabel = "WORKER",
            description = "Only of these: master, a context, web-0, or one life of it, web-0.3. Default: all.")
    private List<String> workers = new ArrayList<>();

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is being written.")
    private boolean follow;

    @Option(names = "--lines", paramLabel = "N", description = "The last N at the most, 0 to 10000. Default: 200.")
    private @Nullable String lines;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "This severe or more: trace, debug, info, warn, error. Default: trace.")
    private @Nullable String level;

    @Option(names = "--text", paramLabel = "TEXT", description = "Only lines that contain it, whatever its case.")
    private @Nullable String text;

    @Option(names = "--since", paramLabel = "DURATION", description = "Not older than that, such as 10m.")
    private @Nullable String since;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = {
                "log: what is logged, with what the application prints; out: what the JVM prints beside it;",
                "access: each request. May be given several times. Default: log and out."
            })
    private List<String> kinds = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object for each line, for scripts.")
    private boolean json;

    private volatile boolean hasPrinted;

    LogsCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() throws IOException {
        LogQuery query = query();
        Home found = home.find(ports);
        try (ControlClient client = ports.connector().connect(found)) {
            client.logs(query, follow, this::print);
            return ExitCode.DONE.code();
        } catch (NothingRunsException e) {
            return readFiles(found, query, e);
        }
    }

    private LogQuery query() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("worker", workers);
        parameters.put("kind", kinds);
        put(parameters, "level", level);
        put(parameters, "text", text);
        put(parameters, "lines", lines);
        put(parameters, "since", since);
        try {
            return new LogParameters(parameters).query();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private static void put(Map<String, List<String>> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, List.of(value));
        }
    }

    /** Logs are wanted most when what wrote them is gone; only to follow there is nobody. */
    private int readFiles(Home found, LogQuery query, NothingRunsException nothing) throws IOException {
        try (HomeLogs logs = new HomeLogs(found.log(), Clock.systemUTC())) {
            Set<String> processes = logs.processes();
            if (follow || hasPrinted || processes.isEmpty()) {
                throw nothing;
            }
            Terminal.complain(spec, nothing.getMessage() + "; this was left in " + found.log());
            Optional<String> missing = query.missing(processes);
            missing.ifPresent(why -> Terminal.complain(spec, why));
            logs.read(query).forEach(this::print);
            return (missing.isPresent() ? ExitCode.FAILED : ExitCode.DONE).code();
        }
    }

    private void print(LogLine line) {
        Terminal.print(spec, json ? line.toJson().encode() : line.toText(ZoneId.systemDefault(), LogsCommand::painted));
        hasPrinted = true;
    }

    /** In a colour where there is a terminal that shows it. */
    private static String painted(String level) {
        return switch (level.strip()) {
            case "ERROR" -> Ansi.AUTO.string("@|bold,red " + level + "|@");
            case "WARN" -> Ansi.AUTO.string("@|yellow " + level + "|@");
            case "INFO" -> level;
            default -> Ansi.AUTO.string("@|faint " + level + "|@");
        };
    }
}
