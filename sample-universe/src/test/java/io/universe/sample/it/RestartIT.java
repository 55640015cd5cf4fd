package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.LongForm;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Scenario;
import io.universe.testkit.TestHome;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.UniverseStatus;
import io.universe.testkit.load.Load;
import io.universe.testkit.load.LoadReport;
import io.universe.testkit.load.RunningLoad;
import io.universe.testkit.os.Command;
import io.universe.testkit.os.OsProcess;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A master that is replaced by another process while its workers serve. One universe in the foreground, whose end comes last, and one in the background. */
@MultiProcessTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestartIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static TestUniverse universe;

    @BeforeAll
    static void start() {
        universe = aFront().start();
    }

    @AfterAll
    static void stop() {
        universe.close();
    }

    @Test
    @LongForm
    @Order(2)
    void shouldReplaceTheMasterInTheForegroundAndPassSignalsOn() throws IOException {
        UniverseStatus first = universe.awaitReady();
        URI hello = universe.address("front").resolve("/hello");
        UniverseStatus third;
        LoadReport report;
        try (RunningLoad load = Load.on(hello).connections(8).start()) {
            load.awaitAnswers(50);
            UniverseStatus second = restarted(first);
            assertThat(master(second)).isNotEqualTo(universe.master().pid());
            third = restarted(second);
            load.awaitAnswers(50);
            report = load.stop();
        }
        assertComplete(report);
        assertThat(new OsProcess(master(third)).isAlive()).isTrue();
        assertThat(universe.processes())
                .as("workers, master and one that waits")
                .hasSize(4);

        universe.master().signal("TERM");

        assertThat(universe.awaitExit()).isEqualTo(143);
        assertThat(universe.processes()).isEmpty();
    }

    private static UniverseStatus restarted(UniverseStatus before) throws IOException {
        var restart = universe.command("restart");
        assertThat(restart.exitCode()).as(restart.toString()).isZero();
        UniverseStatus after = universe.status();
        assertThat(after.isReady()).isTrue();
        assertThat(master(after)).isNotEqualTo(master(before));
        assertThat(pids(after)).isEqualTo(pids(before));
        return after;
    }

    private static void assertComplete(LoadReport report) {
        System.out.println("restart under load: " + report);
        assertThat(report.failed()).as(report.toString()).isZero();
        assertThat(report.answered(200)).as(report.toString()).isEqualTo(report.answered());
    }

    private static long master(UniverseStatus status) {
        return status.json().getJsonObject("master").getLong("pid");
    }

    private static List<Long> pids(UniverseStatus status) {
        return List.copyOf(new TreeSet<>(
                status.workers().stream().map(worker -> worker.getLong("pid")).toList()));
    }

    /** That another one takes its place afterwards is what the next test begins with. */
    @Test
    @Order(1)
    void shouldGoOnAsTheMasterWhereTheNewOneDoesNotComeToRun() throws IOException {
        UniverseStatus before = universe.awaitReady();
        TestHome home = universe.home();
        Path kept = home.root().resolve("kept.jar");
        Files.move(home.launcher(), kept);
        Files.writeString(home.launcher(), "no jar");
        assertRefused(kept, before, "not restarted, the master goes on");

        Files.move(kept, home.launcher(), StandardCopyOption.REPLACE_EXISTING);
        Files.createDirectories(home.directory().resolve("conf"));
        Files.writeString(home.directory().resolve("conf/logback.xml"), "<configuration><appender");
        assertRefused(home.launcher(), before, "not restarted: the new process");

        Files.delete(home.directory().resolve("conf/logback.xml"));
    }

    private static void assertRefused(Path launcher, UniverseStatus before, String why) throws IOException {
        Command.Ended restart = Command.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        launcher.toString(),
                        "restart",
                        "--home=" + universe.home().directory())
                .run();
        assertThat(restart.exitCode()).as(restart.toString()).isEqualTo(1);
        assertThat(restart.stderr()).startsWith(why);
        UniverseStatus after = universe.awaitReady();
        assertThat(master(after)).isEqualTo(master(before));
        assertThat(pids(after)).isEqualTo(pids(before));
    }

    @Test
    void shouldReplaceTheMasterInTheBackground() throws IOException {
        TestHome home = aFront().home();
        try {
            var start = home.command("start", "--contexts=front", "--port=0", "--monPort=0", "--workers=2", SMALL)
                    .run(Duration.ofSeconds(90));
            assertThat(start.exitCode()).as(start + home.logs()).isZero();
            UniverseStatus before = status(home);

            var restart = home.command("restart").run();

            assertThat(restart.exitCode()).as(restart + home.logs()).isZero();
            UniverseStatus after = status(home);
            assertThat(pids(after)).isEqualTo(pids(before));
            assertThat(master(after)).isNotEqualTo(master(before));
            Await.until("the old master is gone", SOON, new OsProcess(master(before))::isAlive, alive -> !alive);
        } finally {
            var stop = home.command("stop").run(Duration.ofSeconds(90));
            assertThat(stop.exitCode()).as(stop.toString()).isZero();
            assertThat(OsProcess.mentioning(home.directory().toString())).isEmpty();
            assertThat(home.remains()).isEmpty();
            home.delete();
        }
    }

    private static final String SMALL = "--contexts.front.jvm=-Xmx160m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private static UniverseStatus status(TestHome home) {
        return new UniverseStatus(
                new JsonObject(home.command("status", "--json").run().stdout()));
    }

    private static Scenario aFront() {
        return aUniverse()
                .of(Witness.application())
                .running("front")
                .withWorkers(2)
                .with("--orphanTimeout=5m");
    }
}
