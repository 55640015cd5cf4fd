package io.universe.benchmarks;

import io.universe.benchmarks.twin.PlainClusteredWeb;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.os.OsProcess;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Time until ready, memory and threads, beside one plain clustered process. */
@Command(
        name = "start",
        description = "Time to ready:true, resident memory and threads per process, beside a plain clustered Vert.x.")
final class StartTime implements Callable<Integer> {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(120);

    @ParentCommand
    private Main main = new Main();

    @Option(names = "--rounds", defaultValue = "3", description = "Starts of each side (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--workers", defaultValue = "2", description = "Workers with a port (${DEFAULT-VALUE}).")
    private int workers;

    @Override
    public Integer call() {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        JsonArray processes = new JsonArray();
        for (int round = 0; round < rounds; round++) {
            processes = startUniverse(ours);
            processes.add(startTwin(theirs));
        }
        main.print(
                new JsonObject()
                        .put("universeMillis", Median.of(ours))
                        .put("plainMillis", Median.of(theirs))
                        .put("processes", processes),
                StartTime::sentences);
        return 0;
    }

    private JsonArray startUniverse(List<Double> millis) {
        long began = System.nanoTime();
        try (TestUniverse universe = BenchUniverse.start(workers)) {
            while (!isReady(universe)) {
                if (!universe.isAlive() || System.nanoTime() - began > DEADLINE_NANOS) {
                    throw new IllegalStateException(
                            "ended, or not ready in time\n" + universe.home().logs());
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
            millis.add((System.nanoTime() - began) / 1e6);
            return describe(universe);
        }
    }

    private static boolean isReady(TestUniverse universe) {
        try {
            return universe.status().isReady();
        } catch (IOException e) {
            return false;
        }
    }

    private static JsonArray describe(TestUniverse universe) {
        JsonArray processes = new JsonArray().add(describe("master", universe.master()));
        universe.awaitReady()
                .workers()
                .forEach(worker ->
                        processes.add(describe(worker.getString("name"), new OsProcess(worker.getLong("pid")))));
        return processes;
    }

    private static JsonObject startTwin(List<Double> millis) {
        int port = Locations.freePorts(1).get(0);
        String cluster = UUID.randomUUID().toString();
        try (TwinProcess twin = TwinProcess.start(PlainClusteredWeb.class, cluster, port, port)) {
            millis.add(twin.startNanos() / 1e6);
            return describe("plain clustered Vert.x", twin.osProcess());
        }
    }

    private static JsonObject describe(String name, OsProcess process) {
        return new JsonObject()
                .put("name", name)
                .put("residentMegabytes", process.residentKilobytes() / 1024)
                .put("threads", process.threads());
    }

    private static String sentences(JsonObject figures) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "ready after %,.0f ms; one plain clustered Vert.x process after %,.0f ms%n",
                figures.getDouble("universeMillis"),
                figures.getDouble("plainMillis")));
        figures.getJsonArray("processes").stream()
                .map(JsonObject.class::cast)
                .forEach(process -> text.append(String.format(
                        Locale.ROOT,
                        "  %-24s %5d MB  %4d threads%n",
                        process.getString("name"),
                        process.getInteger("residentMegabytes"),
                        process.getInteger("threads"))));
        return text.toString();
    }
}
