package io.universe.launcher.cli;

import io.universe.launcher.drill.DrillPlan;
import io.universe.launcher.drill.Exercise;
import io.universe.launcher.drill.LoadSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a drill can be told: what is done, how often, and under which load. */
final class DrillOptions {

    private static final String LOOPBACK = "127.0.0.1";

    @Option(
            names = "--live",
            description = "Drill the universe that runs in the home, in place of a copy; wants --yes.")
    boolean live;

    @Option(names = "--yes", description = "Yes, workers and master of a running universe may be killed.")
    boolean yes;

    @Option(
            names = "--keep",
            description = "Keep the copy with its journal and logs, stopped, also where all promises held.")
    boolean keep;

    @Option(
            names = "--only",
            paramLabel = "EXERCISE,…",
            description = "Only these of: reload, recycle, scale, pause, restart, master, kill, hang.")
    private @Nullable String only;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--reloads",
            paramLabel = "N",
            description = "How often the phased restart. Default: as the others.")
    private @Nullable Integer reloads;

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "0",
            description = "Go on until at least so many were sent. Default: ${DEFAULT-VALUE}.")
    private long requests;

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "8",
            description = "Clients that keep their connection, and as many that do not. Default: ${DEFAULT-VALUE}.")
    private int clients;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "400",
            description = "Requests per second of all of them together. Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--path",
            paramLabel = "PATH",
            defaultValue = "/",
            description = "What they ask for. Default: ${DEFAULT-VALUE}.")
    private String path = "/";

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "What is not answered within so many seconds has failed. Default: ${DEFAULT-VALUE}.")
    private int timeoutSeconds;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "Whose workers are drilled. Default: those of the first context that has a port.")
    private @Nullable String context;

    @Option(names = "--json", description = "The report as JSON, for scripts.")
    boolean json;

    Optional<String> context() {
        return Optional.ofNullable(context);
    }

    /** Throws IllegalArgumentException where something is not allowed. */
    DrillPlan plan() {
        return new DrillPlan(exercises(), rounds, reloads == null ? rounds : reloads, requests);
    }

    private List<Exercise> exercises() {
        return only == null
                ? List.of(Exercise.values())
                : Arrays.stream(only.split(",", -1))
                        .map(key -> Exercise.of(key).orElseThrow(() -> unknown(key)))
                        .distinct()
                        .toList();
    }

    private static IllegalArgumentException unknown(String key) {
        return new IllegalArgumentException(
                "only: \"" + key + "\" is no exercise; there are " + String.join(", ", Exercise.keys()));
    }

    /** The load on this port of this machine; throws IllegalArgumentException where something is not allowed. */
    LoadSpec load(int port) {
        return new LoadSpec(LOOPBACK, port, path, clients, rate, Duration.ofSeconds(timeoutSeconds));
    }
}
