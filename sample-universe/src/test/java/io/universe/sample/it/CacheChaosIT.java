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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Ten thousand keys, loaders that fail, hang and throw, and processes that are killed, all at random: every caller has an answer by its deadline, no key is loaded twice at once, and what watchers were told last is what is.
 * {@code -Duniverse.seed} does the same again, as far as processes of an operating system do.
 */
@MultiProcessTest
class CacheChaosIT {

    private static final int WORKERS = 3;
    private static final long SEED = Long.getLong("universe.seed", System.nanoTime() % 1_000_000);
    private static final Duration CHAOS = Duration.ofSeconds(Rounds.of(10, 120));
    private static final Duration SOON = Duration.ofSeconds(30);
    /** After the start of a process that holds data, until it has all copies that it is to have. */
    private static final Duration TO_COPY = Duration.ofSeconds(Rounds.of(3, 5));
    /** For a machine that does much else. */
    private static final long LATE_MILLIS = 2_000;

    private final Random random = new Random(SEED);
    private final Map<Long, Long> deaths = new HashMap<>();
    private long completeSince;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void shouldAnswerEverybodyLoadOnceAtATimeAndTellTheTruthWhateverIsKilled() throws IOException {
        System.out.println("chaos with the seed " + SEED);
        try (Callers callers =
                Callers.start(WORKERS, "--orphanTimeout=5m", "--contexts.caller.options.chaos=" + SEED)) {
            completeSince = System.nanoTime();
            killAtRandom(callers);
            callers.all().forEach(this::assertAnswered);
            callers.all().forEach(this::awaitTruth);
            assertLoadedOnceAtATime(callers);
        }
    }

    private void killAtRandom(Callers callers) {
        long end = System.nanoTime() + CHAOS.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(500 + random.nextInt(2_500)).toNanos());
            int victim = victim();
            kill(callers, victim);
            callers.awaitComplete();
            tell("complete again");
            completeSince = victim < WORKERS ? completeSince : System.nanoTime();
        }
    }

    /** Of the two that hold the data none as long as the other one may not have its copy yet. */
    private int victim() {
        int victim = random.nextInt(WORKERS + Rounds.of(1, 2));
        boolean isCopied = System.nanoTime() - completeSince > TO_COPY.toNanos();
        return isCopied ? victim : victim % WORKERS;
    }

    /** With the time as ledgers have it. */
    private static void tell(String what) {
        System.out.printf("%,d µs: %s%n", System.nanoTime() / 1_000, what);
    }

    /** One of the callers, the worker that holds the data, or the master. */
    private void kill(Callers callers, int victim) {
        if (victim > WORKERS) {
            killMaster(callers.universe());
            return;
        }
        TestWorker worker = callers.universe().worker(victim < WORKERS ? "caller-" + victim : "cache-0");
        tell("kill " + worker.name() + "." + worker.incarnation());
        deaths.put(worker.pid(), System.nanoTime());
        worker.kill().awaitSuccessor();
    }

    private static void killMaster(TestUniverse universe) {
        tell("kill the master");
        universe.master().signal("KILL");
        Await.until("the master is gone", SOON, universe::isAlive, alive -> !alive);
        universe.launchAgain();
    }

    private void assertAnswered(Caller caller) {
        JsonObject report = caller.ask("/chaos/stop");
        System.out.println(caller.name() + " " + report);
        assertThat(report.getLong("outstanding"))
                .as("callers without an answer")
                .isZero();
        assertThat(report.getLong("latestMillis")).as("ms after a deadline").isLessThan(LATE_MILLIS);
        assertThat(report.getJsonArray("strange")).isEmpty();
        assertThat(report.getJsonObject("outcomes").fieldNames())
                .contains("load ok", "load LOAD_FAILED", "load TIMEOUT")
                .allMatch(outcome -> outcome.matches("\\w+ (ok|LOAD_FAILED|TIMEOUT)"));
    }

    /** What is told comes a moment later. */
    private void awaitTruth(Caller caller) {
        JsonObject compared = Await.until(
                caller.name() + " was told last what is",
                SOON,
                () -> caller.ask("/chaos/compare"),
                answer -> answer.getJsonArray("wrong").isEmpty());
        System.out.println(caller.name() + " knows of " + compared.getInteger("told") + " keys");
        assertThat(compared.getJsonArray("strange")).isEmpty();
        assertThat(compared.getInteger("told")).isPositive();
    }

    private void assertLoadedOnceAtATime(Callers callers) {
        Loads loads = Loads.in(callers.ledger(), "chaos", deaths);
        List<String> twice = loads.twiceAtOnce();
        System.out.println(
                loads.size() + " loads of " + loads.loads().size() + " keys, " + deaths.size() + " kills of workers");
        twice.forEach(line -> tellAbout(line.substring(0, line.indexOf(' ')), callers));
        assertThat(twice).as("seed " + SEED).isEmpty();
    }

    private static void tellAbout(String key, Callers callers) {
        callers.ledger().lines().stream()
                .filter(line -> line.words().size() == 3 && line.key().equals(key))
                .sorted((one, other) -> Long.compare(one.nanos(), other.nanos()))
                .forEach(line -> System.out.printf(
                        "%,d µs: %s of %s %s %s%n", line.nanos() / 1_000, line.kind(), line.life(), key, line.token()));
    }
}
