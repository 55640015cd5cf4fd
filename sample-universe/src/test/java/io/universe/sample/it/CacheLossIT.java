package io.universe.sample.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Rounds;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.TestWorker;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that holds the cache's data goes while others write and read: nothing is lost, and nobody fails. */
@MultiProcessTest
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class CacheLossIT {

    private static final int KEYS = 2_000;
    private static final int LANES = 4;
    private static final Duration SOON = Duration.ofSeconds(20);
    /** Half of what a call waits at most unless it says otherwise; two seconds are usual for the longest. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static Callers callers;
    private static TestUniverse universe;
    /** They are asked while there is no master who could say where they are. */
    private static List<Caller> workers;

    @BeforeAll
    static void start() throws IOException {
        callers = Callers.start(2, "--orphanTimeout=5m");
        universe = callers.universe();
        workers = callers.all();
        assertThat(workers.get(0).ask("/fill", "ns", "fill", "count", KEYS)).isEmpty();
    }

    @AfterAll
    static void stop() {
        callers.close();
    }

    @Test
    void shouldLoseNothingWhenTheCacheWorkerIsRecycled() {
        assertNothingLost("recycled", () -> {
            TestWorker cache = universe.worker("cache-0");
            var recycle = universe.command("recycle", "cache-0");
            assertThat(recycle.exitCode()).as(recycle.toString()).isZero();
            cache.awaitSuccessor();
            cache.awaitEnd();
        });
    }

    @Test
    void shouldLoseNothingWhenTheCacheWorkerIsKilled() {
        assertNothingLost("killed", () -> universe.worker("cache-0").kill().awaitSuccessor());
    }

    @Test
    void shouldLoseNothingWhenTheMasterIsKilledAndStartedAgain() {
        assertNothingLost("without a master", () -> {
            universe.master().signal("KILL");
            Await.until("the master is gone", SOON, universe::isAlive, alive -> !alive);
            assertAllThere();
            universe.launchAgain();
        });
    }

    private static void assertNothingLost(String what, Runnable upheaval) {
        for (int round = 0; round < Rounds.of(1, 10); round++) {
            callers.awaitComplete();
            workers.forEach(caller -> caller.ask("/traffic/start", "ns", "traffic", "lanes", LANES));
            upheaval.run();
            callers.awaitComplete();
            assertAllThere();
            workers.forEach(caller -> assertAnswered(what, caller));
            assertThat(Kept.in(callers.ledger(), "traffic").wrong(states())).isEmpty();
        }
    }

    private static void assertAllThere() {
        workers.forEach(caller -> assertThat(caller.ask("/check", "ns", "fill", "count", KEYS))
                .as(caller.name())
                .isEqualTo(new JsonObject().put("wrong", List.of())));
    }

    private static JsonObject states() {
        return workers.get(0).ask("/states", "ns", "traffic").getJsonObject("states");
    }

    private static void assertAnswered(String what, Caller caller) {
        JsonObject report = caller.ask("/traffic/stop");
        System.out.println(what + ", " + caller.name() + ": " + report);
        assertThat(report.getJsonArray("failures")).isEmpty();
        assertThat(report.getLong("done")).isPositive();
        assertThat(Duration.ofMillis(report.getLong("longestMillis"))).isLessThan(LONGEST);
    }
}
