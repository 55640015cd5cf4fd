package io.universe.launcher.cli;

import io.universe.operations.Inspection;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code inspect}: a look into a worker. */
@Command(
        name = "inspect",
        description = {
            "Look into a worker:",
            "  threads     where all its threads are, with the locks that they hold and wait for",
            "  histogram   how many objects of which class are in use, after a collection of garbage",
            "  heap        all its objects, as an HPROF file",
            "  recording   what happens in it for a while, as a file of Flight Recorder",
            "  flame       what it computes for a while: stacks as lines like a;b;c 12, for flame graphs",
            "  gc          have it collect garbage, and say what that was good for",
            "The worker stands still for a heap, a histogram and a collection. Texts are printed, unless -o names a file;",
            "heap and recording go into a file of this directory, or that of -o. To stop the command ends a recording or a flame."
        })
final class InspectCommand implements Callable<Integer> {

    private static final List<String> KINDS = Arrays.stream(Inspection.Kind.values())
            .filter(Inspection.Kind::isLook)
            .map(Inspection.Kind::label)
            .toList();
    private static final Set<String> FILES = Set.of("heap", "recording");
    private static final String GC = "gc";
    private static final String FLAME = "flame";

    private final Ports ports;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private InspectedWorker worker = new InspectedWorker();

    @Parameters(index = "1", paramLabel = "WHAT", description = "threads, histogram, heap, recording, flame or gc.")
    private String what = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where what is found goes; only its user can read it.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--force", description = "Write over the file where it exists.")
    private boolean force;

    @Option(names = "--all", description = "Of a heap: also objects that are not in use any more.")
    private boolean all;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Of a recording or a flame: how long, 1 to 600. Default: 30; of a flame 10.")
    private @Nullable String seconds;

    @Option(
            names = "--settings",
            paramLabel = "NAME",
            description = "Of a recording: default, or profile, which tells more and costs more. Default: default.")
    private @Nullable String settings;

    @Option(names = "--json", description = "Of gc and flame: the figures, or the tree of stacks, as JSON.")
    private boolean json;

    InspectCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() {
        if (!KINDS.contains(what)) {
            throw new ParameterException(
                    spec.commandLine(), "\"" + what + "\" is no inspection; there are: " + String.join(", ", KINDS));
        }
        String path = worker.path(what, parameters());
        if (output.isPresent() || FILES.contains(what)) {
            intoFile(path);
        } else {
            onTerminal(path);
        }
        return ExitCode.DONE.code();
    }

    private Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new HashMap<>();
        if (all) {
            parameters.put("live", List.of("false"));
        }
        if (seconds != null) {
            parameters.put("seconds", List.of(seconds));
        }
        if (settings != null) {
            parameters.put("settings", List.of(settings));
        }
        if (what.equals(FLAME) && !json) {
            parameters.put("collapsed", List.of("true"));
        }
        return parameters;
    }

    private void intoFile(String path) {
        PrintWriter err = spec.commandLine().getErr();
        try (ControlClient client = worker.connect(ports);
                FileReceiver file = new FileReceiver(output, Path.of(""), force, new Arrival(err))) {
            file.check();
            client.inspect(path, file);
            Terminal.print(spec, file.finish() + ": " + Arrival.shown(file.bytes()));
            sayIfIdle(file.bytes() == 0);
        }
    }

    private void onTerminal(String path) {
        String told = worker.told(ports, path);
        if (!told.isEmpty()) {
            Terminal.print(spec, what.equals(GC) && !json ? collected(new JsonObject(told)) : told.stripTrailing());
        }
        sayIfIdle(told.isEmpty());
    }

    /** Beside the output, which stays what other tools read. */
    private void sayIfIdle(boolean isEmpty) {
        if (isEmpty && what.equals(FLAME)) {
            Terminal.complain(spec, "no samples: the worker was idle");
        }
    }

    private static String collected(JsonObject answer) {
        return "%s: %s in use instead of %s, after %d ms"
                .formatted(
                        StatusView.text(answer, "worker"),
                        Arrival.shown(StatusView.object(answer, "after").getLong("heapUsed", 0L)),
                        Arrival.shown(StatusView.object(answer, "before").getLong("heapUsed", 0L)),
                        answer.getLong("tookMillis", 0L));
    }
}
