package io.universe.sample.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.LongForm;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Rounds;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.TestWorker;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** What a persisted namespace keeps over the end of every process. One universe for all of it; its data are damaged last. */
@MultiProcessTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CachePersistenceIT {

    /** Under traffic. */
    private static final String KEPT = "kept";

    private static final String FILLED = "keptfilled";
    private static final int LANES = 4;
    private static final int KEYS = 2_000;
    private static final int ACKNOWLEDGED_A_ROUND = 150;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private static Callers callers;

    @BeforeAll
    static void start() throws IOException {
        callers = Callers.start(2);
    }

    @AfterAll
    static void end() {
        callers.close();
    }

    /** With kill -9 what was acknowledged is with the operating system, whatever {@code cache.fsync} is. */
    @Test
    @Order(3)
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void shouldLoseNothingThatWasAcknowledgedWhenEveryProcessIsKilled() throws IOException {
        int rounds = Rounds.of(1, 200);
        for (int round = 1; round <= rounds; round++) {
            startTraffic();
            int acknowledged = awaitAcknowledged(kept().size() + ACKNOWLEDGED_A_ROUND);
            callers.killAll();

            long begin = System.nanoTime();
            callers.launchAgain();

            System.out.printf(
                    "kill %d of %d: %d acknowledged changes are to be there; complete again after %d ms%n",
                    round,
                    rounds,
                    acknowledged,
                    Duration.ofNanos(System.nanoTime() - begin).toMillis());
            JsonObject states = states();
            assertThat(kept().wrong(states)).as("round " + round).isEmpty();
            callers.ledger().settle(KEPT, states);
        }
        assertThat(damaged()).isEmpty();
    }

    @Test
    @LongForm
    @Order(2)
    void shouldKeepOverStopAndStartWhatIsPersistedAndNothingElse() throws IOException {
        callers.caller(0).ask("/fill", "ns", FILLED, "count", KEYS);
        callers.caller(0).ask("/fill", "ns", "forgotten", "count", KEYS);

        callers.stop();
        callers.launchAgain();

        assertThat(wrong(FILLED)).isEmpty();
        assertThat(callers.caller(0).ask("/keys", "ns", "forgotten").getJsonArray("keys"))
                .isEmpty();
    }

    @Test
    @Order(1)
    void shouldMakeWritesWaitAndFailNoneWhileTheCacheWorkerIsRecycled() throws IOException {
        startTraffic();
        awaitAcknowledged(ACKNOWLEDGED_A_ROUND);
        TestWorker cache = callers.universe().worker("cache-0");

        var recycle = callers.universe().command("recycle", "cache-0");

        assertThat(recycle.exitCode()).as(recycle.toString()).isZero();
        cache.awaitSuccessor();
        cache.awaitEnd();
        awaitAcknowledged(kept().size() + ACKNOWLEDGED_A_ROUND);
        callers.all().forEach(CachePersistenceIT::assertNoneFailed);
        assertThat(kept().wrong(states())).isEmpty();
    }

    private static void assertNoneFailed(Caller caller) {
        JsonObject report = caller.ask("/traffic/stop");
        System.out.println("recycle under load, " + caller.name() + ": " + report);
        assertThat(report.getJsonArray("failures")).isEmpty();
        assertThat(Duration.ofMillis(report.getLong("longestMillis"))).isLessThan(WITHIN);
    }

    @Test
    @LongForm
    @Order(4)
    void shouldStartWithWhatCanBeReadOfADamagedFileAndKeepTheDamagedOneAside() throws IOException {
        TestUniverse universe = callers.universe();
        callers.caller(0).ask("/fill", "ns", FILLED, "count", KEYS);
        callers.stop();
        damage(file());

        callers.launchAgain();

        int lost = wrong(FILLED).size();
        System.out.printf("damaged: %d of %d values are lost%n", lost, KEYS);
        assertThat(lost).isLessThan(KEYS);
        assertThat(damaged()).hasSize(1);
        String aside = damaged().get(0).getFileName().toString();
        assertThat(callers.logs()).contains(aside);
        Await.until(
                "the status says so",
                SOON,
                () -> universe.control().get("/status/cache").body(),
                status -> status.contains(aside));
    }

    private static void startTraffic() {
        callers.all().forEach(caller -> caller.ask("/traffic/start", "ns", KEPT, "lanes", LANES));
    }

    private static int awaitAcknowledged(int changes) {
        return Await.until(changes + " changes were acknowledged", SOON, () -> kept().size(), size -> size >= changes);
    }

    private static Kept kept() {
        return Kept.in(callers.ledger(), KEPT);
    }

    private static JsonObject states() {
        return callers.caller(0).ask("/states", "ns", KEPT).getJsonObject("states");
    }

    private static List<?> wrong(String namespace) {
        return callers.caller(0)
                .ask("/check", "ns", namespace, "count", KEYS)
                .getJsonArray("wrong")
                .getList();
    }

    /** Wherever a key in the middle is written: a file has free places, and copies that are no longer used. */
    private static void damage(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        String damaged = text.replace("n" + KEYS / 2, "\0\0\0\0\0");
        assertThat(damaged).isNotEqualTo(text).hasSameSizeAs(text);
        Files.writeString(file, damaged, StandardCharsets.ISO_8859_1);
    }

    private static Path file() {
        return directory().resolve(FILLED + ".mv");
    }

    private static List<Path> damaged() {
        try (Stream<Path> files = Files.list(directory())) {
            return files.filter(file -> file.getFileName().toString().contains(".damaged"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory() {
        return callers.universe().home().directory().resolve("data/cache");
    }
}
