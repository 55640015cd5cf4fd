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
import io.universe.testkit.load.Outcome;
import io.universe.testkit.load.RunningLoad;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who waits for a slot, and takes it. Closing the universe asserts that a stop leaves none of them. */
@MultiProcessTest
class StandbyIT {

    private static final int CONNECTIONS = 8;
    private static final Duration SOON = Duration.ofSeconds(10);

    private static TestUniverse universe;

    @BeforeAll
    static void start() {
        universe = aUniverse()
                .of(Witness.application())
                .running("front", "back")
                .withWorkers(1)
                .with("--standby=1", "--contexts.back.standby=1", "--minUptime=0s")
                .start();
    }

    @AfterAll
    static void stop() {
        universe.close();
    }

    @BeforeEach
    void awaitStandbys() {
        universe.awaitReady();
        universe.awaits(
                "each context has a standby",
                status -> status.standbys("front").size() == 1
                        && status.standbys("back").size() == 1);
    }

    @Test
    void shouldNeitherShowAStandbyAsANodeNorSendToIt() throws IOException {
        UniverseStatus status = universe.awaits(
                "all workers are nodes",
                seen -> seen.nodes().size() == 1 + seen.workers().size());
        assertThat(status.nodes())
                .extracting(node -> node.getLong("pid"))
                .doesNotContain(standby(status, "front").getLong("pid"));
        assertThat(universe.command("status").output()).contains("STANDBY");

        Set<String> answered = new HashSet<>();
        for (int i = 0; i < 30; i++) {
            answered.add(universe.get("front", "/anyone").body());
        }
        assertThat(answered).containsExactlyInAnyOrder("front-0", "back-0");
    }

    @Test
    void shouldGiveAStandbyTheSlotOfAWorkerThatIsKilledUnderLoad() throws IOException {
        JsonObject standby = standby(universe.status(), "front");
        TestWorker killed = universe.worker("front-0");

        LoadReport report = kill(killed);

        TestWorker taken = universe.worker("front-0");
        assertThat(taken.pid()).isEqualTo(standby.getLong("pid"));
        assertThat(taken.incarnation()).isEqualTo(killed.incarnation() + 1);
        assertThat(report.count(Outcome.REFUSED)).as(report.toString()).isZero();
        assertThat(report.failed()).as(report.toString()).isLessThanOrEqualTo(CONNECTIONS);
        assertThat(report.answered(200)).as(report.toString()).isEqualTo(report.answered());
        assertOthersWereToldOnce(killed, taken);
        assertHasTheNewName(standby.getString("name"), "front-0." + taken.incarnation());
        universe.awaits(
                "another standby",
                status -> status.standbys("front").stream()
                        .anyMatch(other -> !other.getString("name").equals(standby.getString("name"))));
    }

    private static LoadReport kill(TestWorker worker) {
        try (RunningLoad load = Load.on(universe.address("front").resolve("/hello"))
                .connections(CONNECTIONS)
                .start()) {
            load.awaitAnswers(50);
            worker.kill().awaitSuccessor();
            load.awaitAnswers(50);
            return load.stop();
        }
    }

    private static void assertOthersWereToldOnce(TestWorker killed, TestWorker taken) throws IOException {
        List<JsonObject> arrivals = Await.until(
                "back-0 is told of " + taken.uuid(),
                SOON,
                () -> of(taken, Witness.arrivalsSeenBy(universe, "back-0")),
                told -> !told.isEmpty());
        assertThat(arrivals).singleElement().satisfies(node -> {
            assertThat(node.getString("worker")).isEqualTo("front-0");
            assertThat(node.getString("role")).isEqualTo("SPAWN");
            assertThat(node.getInteger("incarnation")).isEqualTo(taken.incarnation());
        });
        assertThat(of(killed, Witness.departuresSeenBy(universe, "back-0")))
                .singleElement()
                .satisfies(node -> assertThat(node.getString("signal")).isEqualTo("SIGKILL"));
    }

    private static List<JsonObject> of(TestWorker worker, List<JsonObject> told) {
        return told.stream()
                .filter(node -> node.getString("uuid").equals(worker.uuid()))
                .toList();
    }

    private static void assertHasTheNewName(String standby, String life) throws IOException {
        Path log = universe.home().log();
        Await.until(
                "the log is called " + life,
                SOON,
                () -> Files.exists(log.resolve(life + ".log")) && Files.exists(log.resolve(life + ".out")),
                exists -> exists);
        assertThat(log.resolve(standby + ".log")).doesNotExist();
        assertThat(Files.readString(log.resolve(life + ".log"))).contains("[" + standby + " g1]", "[" + life + " g1]");
        assertThat(universe.home().journal())
                .filteredOn(entry ->
                        life.equals(entry.getString("worker")) && "takes-slot".equals(entry.getString("reason")))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getJsonObject("evidence").getString("formerly"))
                        .isEqualTo(standby));
    }

    @Test
    void shouldGiveAStandbyTheSlotOfAWorkerThatHasNoPort() throws IOException {
        long pid = standby(universe.status(), "back").getLong("pid");

        TestWorker taken = universe.worker("back-0").kill().awaitSuccessor();

        assertThat(taken.pid()).isEqualTo(pid);
        assertThat(Witness.arrivalsSeenBy(universe, "back-0"))
                .extracting(node -> node.getString("worker"))
                .contains("front-0");
    }

    @Test
    void shouldBeRenewedByAPhasedRestart() throws IOException {
        int before = universe.status().context("front").getInteger("generation");

        assertThat(universe.command("reload", "front").isSuccess()).isTrue();

        universe.awaits(
                "a standby of the new generation only",
                status -> status.context("front").getJsonArray("standbys").size() == 1
                        && status.standbys("front").stream()
                                .allMatch(standby -> standby.getInteger("generation") > before));
    }

    @Test
    void shouldBeReplacedWhenItIsStopped() throws IOException {
        JsonObject stopped = standby(universe.status(), "back");
        universe.processes().stream()
                .filter(process -> process.pid() == stopped.getLong("pid"))
                .forEach(process -> process.signal("STOP"));

        universe.awaits(
                "another standby",
                status -> status.standbys("back").stream()
                        .anyMatch(other -> !other.getString("name").equals(stopped.getString("name"))));

        assertThat(universe.home().journal())
                .filteredOn(entry -> stopped.getString("name").equals(entry.getString("worker"))
                        && "KILLING".equals(entry.getString("to")))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.getString("reason")).isEqualTo("silent: stopped");
                    assertThat(entry.getJsonObject("evidence").getString("processState"))
                            .isEqualTo("T (stopped)");
                });
    }

    private static JsonObject standby(UniverseStatus status, String context) {
        return status.standbys(context).get(0);
    }
}
