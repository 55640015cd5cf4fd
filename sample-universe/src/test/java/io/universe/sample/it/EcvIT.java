package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Scenario;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.UniverseStatus;
import io.universe.testkit.http.Answer;
import io.universe.testkit.http.TcpHttp;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What load balancers and orchestrators are told of a universe. */
@MultiProcessTest
class EcvIT {

    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration SOON = Duration.ofSeconds(20);
    /** The heartbeat on its way, two that are missing, and what busy machines add. */
    private static final Duration SILENCE = INTERVAL.multipliedBy(2).plusSeconds(3);

    @TempDir
    private Path illnesses;

    private Patient patient = new Patient(Path.of(""));

    @BeforeEach
    void begin() {
        patient = new Patient(illnesses);
    }

    private Scenario aFront(int workers) {
        return aUniverse()
                .of(Patient.application())
                .running("front")
                .withWorkers(workers)
                .with(patient.option(), "--heartbeatInterval=" + INTERVAL.toMillis() + "ms", "--tolerance=60s")
                .with("--orphanTimeout=5m");
    }

    @Test
    void shouldTellTheTruthFromTheStartToTheStop() throws IOException {
        try (TestUniverse universe = aFront(2).with("--ecv.drainDelay=4s").start()) {
            universe.awaitReady();
            assertUpBeforeReady(universe);
            assertEcv(universe, 200, "status=AVAILABLE&ServeTraffic=true&ip=");
            assertThat(monitor(universe).get("/health/started").status()).isEqualTo(200);

            shouldHoldDownWhatAPersonMarkedWhileTheMasterIsReplaced(universe);
            shouldNameTheBackendThatIsDown(universe);
            shouldNameBothWorkersThatAreStopped(universe);
            shouldServeOnWhileLoadBalancersNoticeTheStop(universe);
        }
    }

    private static TcpHttp monitor(TestUniverse universe) throws IOException {
        int port = universe.status().json().getJsonObject("master").getInteger("monPort");
        return new TcpHttp(URI.create("http://127.0.0.1:" + port));
    }

    private static void assertEcv(TestUniverse universe, int status, String beginning) throws IOException {
        Answer answer = monitor(universe).get("/ecv");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.body()).startsWith(beginning);
        assertThat(answer.header("cache-control")).contains("no-cache");
        assertThat(universe.control().get("/ecv").status()).isEqualTo(status);
    }

    private static void assertUpBeforeReady(TestUniverse universe) throws IOException {
        List<JsonObject> journal = journal(universe);
        int up = indexOf(journal, "ecv");
        assertThat(up).isGreaterThanOrEqualTo(0).isLessThan(indexOf(journal, "ready"));
        assertThat(journal.get(up).getString("to")).isEqualTo("UP");
        assertThat(journal.get(up).getString("by")).isEqualTo("universe");
    }

    private static List<JsonObject> journal(TestUniverse universe) throws IOException {
        return universe.control()
                .get("/events?follow=false")
                .body()
                .lines()
                .map(JsonObject::new)
                .toList();
    }

    private static int indexOf(List<JsonObject> journal, String type) {
        return IntStream.range(0, journal.size())
                .filter(i -> journal.get(i).getString("type").equals(type))
                .findFirst()
                .orElse(-1);
    }

    private static void shouldHoldDownWhatAPersonMarkedWhileTheMasterIsReplaced(TestUniverse universe)
            throws IOException {
        assertThat(universe.control().get("/ecv/markDown").status()).isEqualTo(405);
        Answer marked = universe.control().post("/ecv/markDown?reason=maintenance");
        assertThat(marked.status()).as(marked.toString()).isEqualTo(200);
        assertEcv(universe, 503, "status=DISABLED&ServeTraffic=false&");
        assertThat(universe.status().isReady()).isTrue();

        var restart = universe.command("restart");
        assertThat(restart.exitCode()).as(restart.toString()).isZero();

        assertEcv(universe, 503, "status=DISABLED&ServeTraffic=false&");
        assertThat(universe.status().isReady()).isTrue();
        assertThat(universe.command("status").stdout())
                .containsPattern("ECV is DOWN since \\S+, by operator: maintenance");
        var up = universe.command("ecv", "up");
        assertThat(up.exitCode()).as(up.toString()).isZero();
        assertThat(up.stdout()).contains("ECV is UP");
        assertEcv(universe, 200, "status=AVAILABLE&");
    }

    private void shouldNameTheBackendThatIsDown(TestUniverse universe) throws IOException {
        awaitReadiness(universe, 200);
        patient.fallsIll("stars");
        assertThat(awaitReadiness(universe, 503).body())
                .contains("front-0: backend stars: connection refused", "front-1: backend stars: connection refused");
        patient.recovers("stars");
        awaitReadiness(universe, 200);
        patient.fallsIll("disk");
        assertThat(awaitReadiness(universe, 503).body()).contains("front-0: disk: down");
        patient.recovers("disk");
        awaitReadiness(universe, 200);
    }

    private static Answer awaitReadiness(TestUniverse universe, int status) throws IOException {
        TcpHttp monitor = monitor(universe);
        return Await.until(
                "/health/ready answers " + status,
                SOON,
                () -> monitor.get("/health/ready"),
                answer -> answer.status() == status);
    }

    private static void shouldNameBothWorkersThatAreStopped(TestUniverse universe) throws IOException {
        TcpHttp monitor = monitor(universe);
        universe.worker("front-0").signal("STOP");
        universe.worker("front-1").signal("STOP");
        try {
            Answer answer = Await.until(
                    "both are missed",
                    SILENCE,
                    () -> monitor.get("/health/ready"),
                    seen -> seen.body().contains("front-0: no heartbeat for")
                            && seen.body().contains("front-1: no heartbeat for"));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(monitor.get("/ecv").status()).isEqualTo(200);
            assertThat(monitor.get("/health/live").status()).isEqualTo(200);
            assertThat(monitor.get("/health/started").status()).isEqualTo(200);
        } finally {
            universe.worker("front-0").signal("CONT");
            universe.worker("front-1").signal("CONT");
        }
        awaitReadiness(universe, 200);
    }

    private static void shouldServeOnWhileLoadBalancersNoticeTheStop(TestUniverse universe) throws IOException {
        URI front = universe.address("front");
        TcpHttp monitor = monitor(universe);
        long begun = System.nanoTime();
        assertThat(universe.control().post("/stop").status()).isEqualTo(202);
        Await.until("ECV is down", SOON, () -> monitor.get("/ecv").status(), status -> status == 503);

        assertThat(new TcpHttp(front).get("/hello").body()).isEqualTo("hello");
        UniverseStatus status = universe.status();
        assertThat(status.json().getBoolean("stopping")).isTrue();
        assertThat(status.json().getJsonObject("ecv").getString("by")).isEqualTo("stop");
        assertThat(status.worker("front-0").orElseThrow().getString("stage")).isEqualTo("READY");
        assertThat(monitor.get("/health/ready").status()).isEqualTo(503);

        assertThat(universe.awaitExit()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(4));
    }

    @Test
    void shouldLetTheApplicationDecideWhereItIsAsked() throws IOException {
        patient.fallsIll("well");
        Scenario scenario = aFront(1)
                .with("--ecv.mode=monitor", "--ecv.url=/well", "--ecv.validator=" + Patient.DOCTOR)
                .with("--ecv.interval=200ms", "--ecv.rise=2", "--ecv.fall=2")
                .extendedBy(Patient.validator());
        try (TestUniverse universe = scenario.start()) {
            universe.awaits("the worker is there", status -> status.isReady("front-0", 0));
            TcpHttp monitor = monitor(universe);
            Await.until(
                    "ECV is waited for",
                    SOON,
                    () -> monitor.get("/health/started").body(),
                    body -> body.contains("waits for ECV to come up: answered 503"));
            assertThat(ecv(universe.status()).getString("reason")).startsWith("answered 503");
            assertThat(journal(universe))
                    .filteredOn(line -> line.getString("type").equals("ecv")
                            && line.getString("reason").startsWith("answered 503"))
                    .isNotEmpty();
            assertThat(universe.status().isReady()).isFalse();
            assertEcv(universe, 503, "status=DISABLED&");

            patient.recovers("well");
            universe.awaitReady();
            assertEcv(universe, 200, "status=AVAILABLE&");

            patient.fallsIll("well");
            UniverseStatus down = universe.awaits(
                    "ECV is down", status -> ecv(status).getString("state").equals("DOWN"));
            assertThat(ecv(down).getString("by")).isEqualTo("monitor");
            assertThat(ecv(down).getString("reason")).startsWith("answered 503");
            assertThat(down.isReady()).isTrue();
            patient.recovers("well");
            universe.awaits(
                    "ECV is up", status -> ecv(status).getString("state").equals("UP"));
        }
    }

    private static JsonObject ecv(UniverseStatus status) {
        return status.json().getJsonObject("ecv");
    }
}
