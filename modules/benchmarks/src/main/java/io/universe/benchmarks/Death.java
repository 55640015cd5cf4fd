package io.universe.benchmarks;

import io.universe.testkit.Await;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.TestWorker;
import io.universe.testkit.UniverseStatus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** How long after the exit of a killed worker every other node is told; the goal is 20 ms, 100 at most. */
@Command(
        name = "death",
        description = "Milliseconds from the exit of a killed worker to cluster.nodeLeft on every other node.")
final class Death implements Callable<Integer> {

    private static final List<String> WITNESSES = List.of("bench-0", "benchengine-0");
    /** Often enough, and without keeping a core of the machine busy. */
    private static final long LOOKING_NANOS = 200_000;

    private static final Duration MATURE = Duration.ofMillis(2_300);

    @ParentCommand
    private Main main = new Main();

    @Option(names = "--rounds", defaultValue = "10", description = "Kills (${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() {
        List<Double> fromExit = new ArrayList<>();
        List<Double> fromKill = new ArrayList<>();
        try (TestUniverse universe = BenchUniverse.start(2)) {
            for (int round = 0; round < rounds; round++) {
                kill(universe, fromExit, fromKill);
            }
        }
        main.print(
                new JsonObject()
                        .put("fromExitMillis", Median.withWorst(fromExit))
                        .put("fromKillMillis", Median.withWorst(fromKill)),
                Death::sentences);
        return 0;
    }

    private static void kill(TestUniverse universe, List<Double> fromExit, List<Double> fromKill) {
        TestWorker victim = mature(universe);
        ProcessHandle handle = ProcessHandle.of(victim.pid()).orElseThrow();
        long killed = System.nanoTime();
        handle.destroyForcibly();
        while (victim.process().isAlive()) {
            LockSupport.parkNanos(LOOKING_NANOS);
        }
        long exited = System.nanoTime();
        victim.awaitSuccessor(); // asked only now, so that the answers cost nobody time meanwhile
        for (String witness : WITNESSES) {
            long told = toldNanos(universe, witness, String.valueOf(victim.uuid()));
            fromExit.add((told - exited) / 1e6);
            fromKill.add((told - killed) / 1e6);
        }
    }

    private static TestWorker mature(TestUniverse universe) {
        universe.awaitReady();
        universe.awaits("bench-1 has been READY for a while", Death::isMature);
        return universe.worker("bench-1");
    }

    private static boolean isMature(UniverseStatus status) {
        return status.isReady("bench-1", 0)
                && Instant.parse(status.worker("bench-1").orElseThrow().getString("since"))
                        .plus(MATURE)
                        .isBefore(Instant.now());
    }

    private static long toldNanos(TestUniverse universe, String witness, String uuid) {
        return Await.until(
                witness + " is told", Duration.ofSeconds(30), () -> find(universe, witness, uuid), told -> told != 0);
    }

    private static long find(TestUniverse universe, String witness, String uuid) throws IOException {
        return new JsonArray(universe.get("bench", "/departures/" + witness).body())
                .stream()
                        .map(JsonObject.class::cast)
                        .filter(departure -> uuid.equals(departure.getString("uuid")))
                        .mapToLong(departure -> departure.getLong("atNanos"))
                        .findFirst()
                        .orElse(0);
    }

    private static String sentences(JsonObject figures) {
        return sentence("after the exit", figures.getJsonObject("fromExitMillis"))
                + sentence("after the signal was sent", figures.getJsonObject("fromKillMillis"));
    }

    private static String sentence(String since, JsonObject figures) {
        return String.format(
                Locale.ROOT,
                "cluster.nodeLeft reached every other node %s: median %.1f ms, worst %.1f ms, of %d%n",
                since,
                figures.getDouble("median"),
                figures.getDouble("worst"),
                figures.getInteger("samples"));
    }
}
