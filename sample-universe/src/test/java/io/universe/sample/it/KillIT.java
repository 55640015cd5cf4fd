package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Rounds;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.TestWorker;
import io.universe.testkit.UniverseStatus;
import io.universe.testkit.load.Load;
import io.universe.testkit.load.LoadReport;
import io.universe.testkit.load.Outcome;
import io.universe.testkit.load.RunningLoad;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the death of a worker costs, and who hears of it. */
@MultiProcessTest
class KillIT {

    private static final int CONNECTIONS = 16;
    private static final Duration MIN_UPTIME = Duration.ofMillis(2_300);

    private static TestUniverse universe;

    @BeforeAll
    static void start() {
        universe =
                aUniverse().of(Witness.application()).running("front", "back").start();
    }

    @AfterAll
    static void stop() {
        universe.close();
    }

    @BeforeEach
    void awaitReady() {
        universe.awaitReady();
    }

    @Test
    void shouldTellEveryOtherNodeOnceOfADeathWithItsSignal() throws IOException {
        TestWorker killed = matured("front-1").kill();
        TestWorker successor = killed.awaitSuccessor();

        for (String witness : List.of("front-0", "back-0")) {
            List<JsonObject> departures = Await.until(
                    witness + " is told of the death of " + killed.uuid(),
                    Duration.ofSeconds(10),
                    () -> of(killed, Witness.departuresSeenBy(universe, witness)),
                    told -> !told.isEmpty());
            assertThat(departures).singleElement().satisfies(departure -> {
                assertThat(departure.getString("signal")).isEqualTo("SIGKILL");
                assertThat(departure.getString("cause")).isNotBlank();
                assertThat(departure.getString("detectedBy")).isEqualTo("master");
                assertThat(departure.getString("worker")).isEqualTo("front-1");
                assertThat(departure.getInteger("incarnation")).isEqualTo(killed.incarnation());
            });
            Await.until(
                    witness + " is told of " + successor.uuid(),
                    Duration.ofSeconds(10),
                    () -> of(successor, Witness.arrivalsSeenBy(universe, witness)),
                    told -> told.size() == 1);
        }
    }

    private static List<JsonObject> of(TestWorker worker, List<JsonObject> told) {
        String uuid = Objects.requireNonNull(worker.uuid());
        return told.stream().filter(node -> uuid.equals(node.getString("uuid"))).toList();
    }

    @Test
    void shouldLoseNothingButWhatWasInFlightAndBeAsBefore() throws IOException {
        universe.awaitReady();
        UniverseStatus before = universe.awaits(
                "every process is announced as a node",
                status -> status.nodes().size() == universe.processes().size());
        assertThat(universe.control().get("/metrics").status())
                .as("what workers count is opened")
                .isEqualTo(200);
        long descriptors = settledDescriptors();
        int kills = Rounds.of(4, 20);

        LoadReport report = killUnderLoad(kills);

        assertThat(report.count(Outcome.REFUSED)).as(report.toString()).isZero();
        assertThat(report.failed()).as(report.toString()).isLessThanOrEqualTo((long) CONNECTIONS * kills);
        assertThat(report.answered(200)).as(report.toString()).isEqualTo(report.answered());
        assertAsBefore(before, descriptors);
    }

    private static LoadReport killUnderLoad(int kills) {
        try (RunningLoad load = Load.on(universe.address("front").resolve("/hello"))
                .connections(CONNECTIONS)
                .start()) {
            for (int round = 0; round < kills; round++) {
                load.awaitAnswers(50);
                matured("front-" + round % 2).kill().awaitSuccessor();
            }
            load.awaitAnswers(50);
            return load.stop();
        }
    }

    private static void assertAsBefore(UniverseStatus before, long descriptors) {
        UniverseStatus after = universe.awaits(
                "as many nodes as before",
                status -> status.nodes().size() == before.nodes().size());
        assertThat(after.port("front")).isEqualTo(before.port("front"));
        Await.until(
                "as many processes as before",
                Duration.ofSeconds(10),
                () -> universe.processes().size(),
                count -> count == before.workers().size() + 1);
        Await.until(
                "no more descriptors than " + descriptors,
                Duration.ofSeconds(20),
                () -> universe.master().descriptors(),
                count -> count <= descriptors);
    }

    /** The master opens files now and then: the most it holds within a second counts as what it has in peace. */
    private static long settledDescriptors() {
        long[] most = {0};
        Instant end = Instant.now().plusSeconds(1);
        Await.until(
                "a second of peace",
                Duration.ofSeconds(5),
                () -> most[0] = Math.max(most[0], universe.master().descriptors()),
                count -> Instant.now().isAfter(end));
        return most[0];
    }

    /** A worker that has been READY for long enough to be spawned again at once. */
    private static TestWorker matured(String slot) {
        universe.awaits(
                slot + " has been READY for " + MIN_UPTIME,
                status -> status.isReady(slot, 0)
                        && Instant.parse(status.worker(slot).orElseThrow().getString("since"))
                                .plus(MIN_UPTIME)
                                .isBefore(Instant.now()));
        return universe.worker(slot);
    }
}
