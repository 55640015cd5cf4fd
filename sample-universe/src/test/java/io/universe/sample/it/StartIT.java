package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Requires;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.Tool;
import io.universe.testkit.UniverseStatus;
import io.universe.testkit.http.TcpHttp;
import io.universe.testkit.load.Hey;
import io.universe.testkit.os.OsProcess;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One universe of the sample, started once, looked at from all sides, and stopped. */
@MultiProcessTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StartIT {

    private static final Set<String> WORKERS = Set.of("cache-0", "web-0", "web-1", "engine-0");

    private static TestUniverse universe;

    @BeforeAll
    static void start() {
        universe = aUniverse().ofTheSample().withWorkers(2).withCache().start();
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
    void shouldRunAMasterAndTheWorkersOfEveryContext() throws IOException {
        UniverseStatus status = universe.status();

        assertThat(status.contexts()).containsExactlyInAnyOrder("cache", "web", "engine");
        assertThat(status.workers())
                .extracting(worker -> worker.getString("name"))
                .hasSameElementsAs(WORKERS);
        assertThat(status.workers())
                .extracting(worker -> worker.getString("stage"))
                .containsOnly("READY");
        assertThat(role(status, "web-0")).isEqualTo("SPAWN");
        assertThat(role(status, "web-1")).isEqualTo("FORK");
        assertThat(status.json().getJsonObject("master").getLong("pid"))
                .isEqualTo(universe.master().pid());
    }

    private static String role(UniverseStatus status, String worker) {
        return status.worker(worker).orElseThrow().getString("role");
    }

    @Test
    void shouldAnnounceEveryProcessAsANode() {
        UniverseStatus status =
                universe.awaits("five nodes", seen -> seen.nodes().size() == 5);

        assertThat(status.nodes()).extracting(node -> node.getString("uuid")).doesNotHaveDuplicates();
        assertThat(pids(status.nodes().stream()))
                .hasSameElementsAs(
                        universe.processes().stream().map(OsProcess::pid).toList());
    }

    private static List<Long> pids(Stream<JsonObject> nodes) {
        return nodes.map(node -> node.getLong("pid")).toList();
    }

    @Test
    void shouldAnswerFromEveryWorkerOnOnePort() {
        Set<String> answered = new HashSet<>();

        Await.until(
                "both workers answer",
                Duration.ofSeconds(20),
                () -> {
                    answered.add(
                            new JsonObject(universe.get("web", "/api/worker").body()).getString("worker"));
                    return answered;
                },
                seen -> seen.size() == 2);
    }

    @Test
    void shouldAnswerFromTheEngineThroughTheBus() throws IOException {
        JsonObject star = new JsonObject(
                        universe.get("web", "/api/stars?limit=1").body())
                .getJsonArray("stars")
                .getJsonObject(0);

        var answer = universe.get("web", "/api/stars/" + star.getValue("id") + "/neighbours");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    @Test
    void shouldTellTheSameOnTheCommandLineAndOnTheMonitor() throws IOException {
        var told = universe.command("status", "--json");
        int monitor = universe.status().json().getJsonObject("master").getInteger("monPort");
        var asked = new TcpHttp(URI.create("http://127.0.0.1:" + monitor)).get("/status.json");

        assertThat(told.exitCode()).as(told.toString()).isZero();
        assertThat(new UniverseStatus(new JsonObject(told.stdout())).isReady()).isTrue();
        assertThat(new JsonObject(asked.body()).getString("home"))
                .isEqualTo(universe.home().directory().toString());
    }

    @Test
    @Requires(Tool.SBOM)
    void shouldTellWhichLibrariesThePlatformAndTheApplicationRunWith() throws IOException {
        var told = universe.command("deps", "--context=web", "--json");
        JsonObject answer =
                new JsonObject(universe.control().get("/deps?context=web").body());

        assertThat(told.exitCode()).as(told.toString()).isZero();
        assertThat(new JsonObject(told.stdout())).isEqualTo(answer);
        assertThat(answer.getJsonArray("contexts")).containsExactly("web");
        String[] bus = {"io.universe:universe-framework", "io.vertx:vertx-core"};
        JsonObject platform = library(answer, "io.universe:universe-launcher");
        JsonObject application = library(answer, "io.universe:universe-sample");
        assertThat(platform.getString("from")).isEqualTo("launcher.jar");
        assertThat(application.getString("from")).isEqualTo("universe-sample.jar");
        assertThat(library(platform, bus).getString("version")).startsWith("5.");
        assertThat(library(application, bus).getString("in")).isEqualTo("launcher.jar");
        assertThat(answer.getJsonArray("conflicts")).isEmpty();
        assertThat(answer.getJsonArray("problems")).isEmpty();
    }

    private static JsonObject library(JsonObject above, String... path) {
        JsonObject found = above;
        for (String name : path) {
            found = found.getJsonObject("dependencies").getJsonObject(name);
        }
        return found;
    }

    @Test
    void shouldTellThatItIsReadyByHttp() throws IOException {
        assertThat(universe.control().get("/health/ready").status()).isEqualTo(200);
    }

    @Test
    void shouldNotLetASecondMasterIntoItsHome() throws IOException {
        var second = universe.command("run", "-cluster", "--port=0", "--monPort=0");

        assertThat(second.exitCode()).as(second.toString()).isEqualTo(1);
        assertThat(second.stderr()).contains(universe.home().directory().toString());
        assertThat(universe.status().isReady()).isTrue();
    }

    @Test
    void shouldCheckWithoutStartingAnything() {
        var check = universe.command("check");

        assertThat(check.exitCode()).as(check.toString()).isZero();
        assertThat(universe.processes()).hasSize(5);
    }

    @Test
    void shouldKeepWhatIsInRunToItsUser() throws IOException {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(universe.home().run())))
                .isEqualTo("rwx------");
    }

    @Test
    void shouldWriteALogForEveryWorker() {
        Await.until(
                "a log for each of " + WORKERS,
                Duration.ofSeconds(10),
                StartIT::logs,
                logs -> WORKERS.stream().allMatch(worker -> logs.stream().anyMatch(name -> name.contains(worker))));
    }

    private static List<String> logs() throws IOException {
        try (Stream<Path> files = Files.walk(universe.home().log())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void shouldWriteDownHowEveryWorkerBecameReady() {
        var events = universe.command("events");

        assertThat(events.exitCode()).as(events.toString()).isZero();
        assertThat(events.stdout()).contains(WORKERS).contains("READY");
        assertThat(universe.home().journal())
                .anySatisfy(line -> assertThat(line.encode()).contains("web-1", "READY"));
    }

    @Test
    @Requires(Tool.HEY)
    void shouldRefuseNobodyWhenAWorkerIsKilledUnderHey() {
        String uri = universe.address("web") + "/api/worker";
        var web = universe.worker("web-1");
        var hey = new Hey(Tool.HEY.command())
                .start(Duration.ofSeconds(60), "-z", "6s", "-c", "16", "-disable-keepalive", uri);

        Await.until("hey is at work", Duration.ofSeconds(10), StartIT::established, count -> count > 0);
        web.kill();
        web.awaitSuccessor();

        Hey.Report report = hey.join();
        assertThat(report.refused()).as(report.toString()).isZero();
        assertThat(report.failed()).as(report.toString()).isLessThanOrEqualTo(16);
        assertThat(report.statuses()).containsOnlyKeys(200);
    }

    private static long established() {
        return OsProcess.mentioning("-disable-keepalive").size();
    }

    /** The last one: nothing runs after it. */
    @Test
    @Order(Integer.MAX_VALUE)
    void shouldEndEveryWorkerByItselfAndSoon() throws IOException {
        List<String> lives = universe.status().workers().stream()
                .map(worker -> worker.getString("name") + "." + worker.getInteger("incarnation"))
                .toList();

        universe.master().signal("TERM");

        assertThat(universe.awaitExit()).isEqualTo(143);
        assertThat(lives).hasSameSizeAs(WORKERS).allSatisfy(life -> assertByItselfAndSoon(endOf(life)));
    }

    /** The last entry of the journal about a worker. */
    private static JsonObject endOf(String life) {
        return universe.home().journal().stream()
                .filter(entry -> life.equals(entry.getString("worker")))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** A drain that is late is terminated at {@code stopTimeout} (30 s): code 143, out of another stage. */
    private static void assertByItselfAndSoon(JsonObject end) {
        assertThat(end.getString("from")).isEqualTo("DRAINING");
        assertThat(end.getString("to")).isEqualTo("EXITED");
        JsonObject evidence = end.getJsonObject("evidence");
        assertThat(evidence.getString("end")).isEqualTo("exit 0");
        assertThat(Double.parseDouble(evidence.getString("age").replace("s", "")))
                .isLessThan(10);
    }
}
