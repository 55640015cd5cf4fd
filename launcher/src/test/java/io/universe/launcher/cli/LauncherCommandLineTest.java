package io.universe.launcher.cli;

import static io.universe.launcher.cli.Statuses.context;
import static io.universe.launcher.cli.Statuses.status;
import static io.universe.launcher.cli.Statuses.worker;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.Settings;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherCommandLineTest {

    private static final JsonObject READY = status(true, context("web", 1, worker("web-0", 3, "READY")));

    @TempDir
    private Path root;

    private FakeUniverse universe;

    @BeforeEach
    void open() {
        universe = new FakeUniverse(root);
    }

    @Test
    void shouldRunWhenNoCommandIsNamed() {
        assertThat(universe.execute("-cluster", "--port=0", "--contexts.web.instances=2", "--noWorkers", "3"))
                .isZero();
        Settings settings = universe.ran.orElseThrow();
        assertThat(settings.clustered()).isTrue();
        assertThat(settings.firstPort().port()).hasValue(0);
        assertThat(settings.firstPort().instances()).hasValue(3);
        assertThat(settings.context("web").instances()).hasValue(2);
    }

    @Test
    void shouldRunInOneJvmUnlessClusteredIsAskedFor() {
        universe.execute();
        assertThat(universe.ran.orElseThrow().clustered()).isFalse();
        universe.execute("run", "--cluster");
        assertThat(universe.ran.orElseThrow().clustered()).isTrue();
    }

    @Test
    void shouldTakeOptionsBeforeTheCommandAndTheLastOfTwo() throws IOException {
        Path other = Files.createDirectory(root.resolve("other"));
        universe.execute("--home", other.toString(), "--port=1", "run", "--port=2");
        assertThat(universe.ran.orElseThrow().home().root()).isEqualTo(other);
        assertThat(universe.ran.orElseThrow().firstPort().port()).hasValue(2);
    }

    @Test
    void shouldAnswerABadConfigurationWith78AndALineForEachProblem() {
        assertThat(universe.execute("run", "--monPort=x", "--contexts.web.prot=1"))
                .isEqualTo(78);
        assertThat(universe.err())
                .containsExactly(
                        "monPort: \"x\" (--monPort) is not a whole number; allowed: 0 to 65535",
                        "contexts.web.prot (--contexts.web.prot) is no key; did you mean contexts.web.port?");
        assertThat(universe.ran).isEmpty();
    }

    @Test
    void shouldRefuseACommandItDoesNotHaveWithASuggestion() {
        assertThat(universe.execute("statsu")).isEqualTo(2);
        assertThat(universe.err())
                .containsExactly(
                        "\"statsu\" is no command; did you mean status?", "try: java -jar launcher.jar --help");
    }

    @Test
    void shouldRefuseAnArgumentThatIsNoOption() {
        assertThat(universe.execute("run", "web")).isEqualTo(2);
        assertThat(universe.err().get(0)).isEqualTo("\"web\" is not understood; options are --name=value");
    }

    @Test
    void shouldRefuseAnOptionThatTheCommandDoesNotHaveWithASuggestion() {
        assertThat(universe.execute("status", "--jsno")).isEqualTo(2);
        assertThat(universe.err())
                .containsExactly(
                        "\"--jsno\" is no option of status; did you mean --json?",
                        "try: java -jar launcher.jar status --help");
    }

    @Test
    void shouldSayThatNothingRunsWith3() {
        for (String command : new String[] {
            "status",
            "stop",
            "restart",
            "deps",
            "doctor",
            "pause web-0",
            "resume web-0",
            "recycle web-0",
            "scale web=2",
            "debug web --fresh"
        }) {
            universe = new FakeUniverse(root).silent();
            assertThat(universe.execute(command.split(" "))).isEqualTo(3);
            assertThat(universe.err()).containsExactly("nothing runs in " + root);
        }
    }

    @Test
    void shouldShowTheStatusToPeople() {
        assertThat(universe.answering(READY).execute("status")).isZero();
        assertThat(universe.out())
                .containsExactly(
                        "universe sample is ready; master pid 100, monitor port 9091, home /srv/sample",
                        "",
                        "CONTEXT  STATE   PORT  READY  GENERATION  REASON",
                        "web      steady  9090  1/1    1           -",
                        "",
                        "WORKER   ROLE   STAGE  PID  UPTIME  REASON",
                        "web-0.3  SPAWN  READY  203  3m03s   -",
                        "",
                        "NODE  ROLE    HOST       PID",
                        "u1    MASTER  127.0.0.1  100",
                        "",
                        "ECV is UP since 2026-01-01T00:00:00Z");
    }

    @Test
    void shouldListTheWorkersOfADeadMaster() {
        universe.silent();
        universe.orphans.put(3L, Duration.ZERO);
        assertThat(universe.execute("status")).isZero();
        assertThat(universe.out())
                .containsExactly(
                        "the master is dead; its workers live on in " + root
                                + ": start takes them over, stop ends them",
                        "",
                        "WORKER   ROLE   PID  GENERATION",
                        "web-0.3  SPAWN  3    2");
    }

    @Test
    void shouldListTheWorkersOfADeadMasterForScriptsInTheSameForm() {
        universe.silent();
        universe.orphans.put(3L, Duration.ZERO);
        assertThat(universe.execute("status", "--json")).isZero();
        JsonObject status = new JsonObject(universe.out().get(0));
        assertThat(status.getBoolean("ready")).isFalse();
        assertThat(status.getBoolean("orphaned")).isTrue();
        assertThat(status.getJsonObject("master").containsKey("pid")).isTrue();
        JsonObject worker = status.getJsonArray("contexts")
                .getJsonObject(0)
                .getJsonArray("workers")
                .getJsonObject(0);
        assertThat(worker.getString("name")).isEqualTo("web-0");
        assertThat(worker.getInteger("incarnation")).isEqualTo(3);
        assertThat(worker.getValue("stage")).isNull();
    }

    @Test
    void shouldNotTakeTheWorkersOfAMasterThatStartsForOrphans() {
        universe.silent().held(true);
        universe.orphans.put(3L, Duration.ZERO);
        assertThat(universe.execute("status")).isEqualTo(3);
    }

    @Test
    void shouldGiveTheStatusToScriptsAsItCame() {
        assertThat(universe.answering(READY).execute("status", "--json")).isZero();
        assertThat(universe.out()).containsExactly(READY.encode());
    }

    @Test
    void shouldShowTheJournalToPeopleAndScripts() {
        JsonObject event = new JsonObject()
                .put("at", "not a time")
                .put("worker", "web-0.3")
                .put("from", "STARTING")
                .put("to", "READY")
                .put("reason", "warm")
                .put("pid", 7);
        assertThat(universe.recording(event).execute("events")).isZero();
        assertThat(universe.execute("events", "-f", "--json")).isZero();
        assertThat(universe.out())
                .containsExactly("--:--:-- web-0.3 STARTING->READY reason=warm pid=7", event.encode());
        assertThat(universe.calls).containsExactly("read", "close", "follow", "close");
    }

    @Test
    void shouldCheckWithoutStartingAnything() {
        universe.described.add(new DescribedContext("web", 2, OptionalInt.of(9090)));
        universe.described.add(new DescribedContext("engine", 1, OptionalInt.empty()));
        assertThat(universe.execute("check", "--port=0")).isZero();
        assertThat(universe.out())
                .containsExactly(
                        "CONTEXT  INSTANCES  PORT  STANDBY",
                        "web      2          any   0",
                        "engine   1          -     0",
                        root + " is fit to run");
        assertThat(universe.calls).isEmpty();
    }

    @Test
    void shouldSayWithCheckWhatWouldNotRun() {
        universe.described.add(new DescribedContext("web", 2, OptionalInt.of(9090)));
        assertThat(universe.execute("check", "--contexts=wbe")).isEqualTo(78);
        assertThat(universe.err()).singleElement().asString().startsWith("contexts=wbe: no jar in ");
    }

    @Test
    void shouldMakeAnArchiveByOrder() {
        assertThat(universe.execute("archive", "--home=" + root)).isZero();
        assertThat(universe.out()).singleElement().asString().startsWith("made: " + root);
    }

    @Test
    void shouldKnowItsVersion() {
        assertThat(universe.execute("version")).isZero();
        assertThat(universe.execute("--version")).isZero();
        assertThat(universe.out()).hasSize(2).allMatch(line -> line.startsWith("universe 1.2.3, Java "));
    }

    @Test
    void shouldExplainItselfWithCommandsExamplesAndExitCodes() {
        assertThat(universe.execute("--help")).isZero();
        assertThat(String.join("\n", universe.out()))
                .contains("Commands", "status", "Examples", "events -f", "Exit codes", "78", "111", "UNIVERSE_PORT");
    }

    @Test
    void shouldListEveryKeyWithItsDefaultInGroups() {
        assertThat(universe.execute("run", "--help")).isZero();
        assertThat(String.join("\n", universe.out()))
                .contains(
                        "Life of a worker",
                        "--heartbeatInterval=DURATION",
                        "Default: 5s.",
                        "--cache.mode=standalone|master",
                        "--workers, --noWorkers=N",
                        "--contexts.NAME.jvm=VALUE",
                        "--backends.NAME.*=VALUE");
    }
}
