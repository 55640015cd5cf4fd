package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.TestWorker;
import io.universe.testkit.UniverseStatus;
import io.universe.testkit.load.Load;
import io.universe.testkit.load.LoadReport;
import io.universe.testkit.load.RunningLoad;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Workers whose master is killed, and the next one that takes them over. */
@MultiProcessTest
class AdoptionIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void shouldLoseNoWorkerAndNoRequestWithTheMaster() throws IOException {
        try (TestUniverse universe = aUniverse()
                .of(Witness.application())
                .running("front", "back")
                .withCache()
                .with("--orphanTimeout=5m")
                .start()) {
            UniverseStatus before = universe.awaitReady();
            URI hello = universe.address("front").resolve("/hello");
            TestWorker killed = universe.worker("front-1");

            assertNothingFailed(killMasterUnderLoad(universe, hello));
            assertListed(universe, before);
            killed.kill().awaitEnd();
            assertNothingFailed(launchAgainUnderLoad(universe, hello));

            assertTakenOver(before, universe.awaitReady());
            assertThat(universe.worker("front-1").incarnation()).isGreaterThan(killed.incarnation());
            assertDeathIsTold(universe, universe.worker("front-1"), universe.worker("front-0"));
            var stop = universe.command("stop");
            assertThat(stop.exitCode()).as(stop.toString()).isZero();
            assertThat(universe.processes()).isEmpty();
            assertThat(universe.home().remains()).isEmpty();
        }
    }

    private static LoadReport killMasterUnderLoad(TestUniverse universe, URI hello) {
        try (RunningLoad load = Load.on(hello).connections(8).start()) {
            load.awaitAnswers(100);
            universe.master().signal("KILL");
            Await.until("the master is gone", SOON, universe::isAlive, alive -> !alive);
            load.awaitAnswers(100);
            return load.stop();
        }
    }

    private static LoadReport launchAgainUnderLoad(TestUniverse universe, URI hello) {
        try (RunningLoad load = Load.on(hello).connections(8).start()) {
            load.awaitAnswers(50);
            universe.launchAgain();
            universe.awaitReady();
            load.awaitAnswers(100);
            return load.stop();
        }
    }

    private static void assertNothingFailed(LoadReport report) {
        System.out.println("without a master: " + report);
        assertThat(report.failed()).as(report.toString()).isZero();
        assertThat(report.answered(200)).as(report.toString()).isEqualTo(report.answered());
    }

    private static void assertListed(TestUniverse universe, UniverseStatus before) {
        var listed = universe.command("status", "--json");
        assertThat(listed.exitCode()).as(listed.toString()).isZero();
        UniverseStatus status = new UniverseStatus(new JsonObject(listed.stdout()));
        assertThat(status.json().getBoolean("orphaned")).isTrue();
        assertThat(pids(status)).containsExactlyElementsOf(pids(before));
        assertThat(universe.command("status").output()).contains("the master is dead", "front-1.1");
    }

    private static List<Long> pids(UniverseStatus status) {
        return List.copyOf(new TreeSet<>(
                status.workers().stream().map(worker -> worker.getLong("pid")).toList()));
    }

    /** All but the one that was killed. */
    private static void assertTakenOver(UniverseStatus before, UniverseStatus after) {
        assertThat(after.port("front")).isEqualTo(before.port("front"));
        for (String name : List.of("front-0", "back-0", "cache-0")) {
            JsonObject then = before.worker(name).orElseThrow();
            JsonObject now = after.worker(name).orElseThrow();
            for (String key : List.of("pid", "uuid", "incarnation", "slot", "generation", "stage")) {
                assertThat(now.getValue(key)).as(name + " " + key).isEqualTo(then.getValue(key));
            }
        }
    }

    /** Of the new master's child, seen by a worker that it has taken over; then of that one, seen by the child's successor. */
    private static void assertDeathIsTold(TestUniverse universe, TestWorker child, TestWorker adopted)
            throws IOException {
        universe.awaits("every process is a node", status -> status.nodes().size() == 5);
        child.kill().awaitSuccessor();
        assertTold(universe, "front-0", child);
        universe.awaits("every process is a node", status -> status.nodes().size() == 5);
        adopted.kill().awaitSuccessor();
        assertTold(universe, "front-1", adopted);
        assertTold(universe, "back-0", adopted);
    }

    private static void assertTold(TestUniverse universe, String witness, TestWorker dead) {
        String uuid = Objects.requireNonNull(dead.uuid());
        List<JsonObject> departures = Await.until(
                witness + " is told of the death of " + dead.name(),
                SOON,
                () -> Witness.departuresSeenBy(universe, witness).stream()
                        .filter(node -> uuid.equals(node.getString("uuid")))
                        .toList(),
                told -> !told.isEmpty());
        assertThat(departures)
                .singleElement()
                .satisfies(departure ->
                        assertThat(departure.getString("detectedBy")).isEqualTo("master"));
    }

    /** Nobody who holds the cluster's data is left then; and one of the workers does not answer the new master. */
    @Test
    void shouldRecoverFromTheLossOfAllDataAndOfAWorkerThatHangs() throws IOException {
        try (TestUniverse universe = aUniverse()
                .of(Witness.application())
                .running("front", "back")
                .withCache()
                .with("--orphanTimeout=5m", "--stopTimeout=1s")
                .start()) {
            universe.awaitReady();
            TestWorker hanging = universe.worker("front-1").signal("STOP");
            TestWorker data = universe.worker("cache-0");
            TestWorker back = universe.worker("back-0");
            universe.master().signal("KILL");
            data.kill().awaitEnd();

            universe.launchAgain();

            UniverseStatus after = universe.awaitReady();
            assertThat(after.worker("back-0").orElseThrow().getLong("pid")).isEqualTo(back.pid());
            assertThat(after.isReady("front-1", hanging.incarnation())).isTrue();
            Await.until(
                    "the bus reaches who was there before",
                    SOON,
                    () -> Witness.arrivalsSeenBy(universe, "back-0"),
                    arrivals -> !arrivals.isEmpty());
            hanging.awaitEnd();
        }
    }
}
