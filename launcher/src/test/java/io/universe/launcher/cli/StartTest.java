package io.universe.launcher.cli;

import static io.universe.launcher.cli.Statuses.context;
import static io.universe.launcher.cli.Statuses.status;
import static io.universe.launcher.cli.Statuses.worker;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {

    private static final JsonObject STARTING = status(false, context("web", 1, worker("web-0", 1, "STARTING")));
    private static final JsonObject READY = status(true, context("web", 1, worker("web-0", 1, "READY")));

    @TempDir
    private Path root;

    private FakeUniverse universe;

    @BeforeEach
    void open() {
        universe = new FakeUniverse(root);
    }

    @Test
    void shouldStartInTheBackgroundWithTheSameOptionsAndReturnWhenReady() {
        universe.silent().silent().answering(STARTING, READY);
        assertThat(universe.execute("start", "-cluster", "--port=0", "--contexts.web.jvm=-Xmx1g -Xms1g"))
                .isZero();
        assertThat(universe.calls)
                .containsExactly(
                        "spawn -Duniverse.tolerance=20s run --cluster --background --home=" + root
                                + " --port=0 --contexts.web.jvm=-Xmx1g -Xms1g",
                        "close");
        assertThat(universe.out())
                .containsExactly("web-0.1 STARTING pid 201", "web-0.1 STARTING -> READY", "ready: web on port 9090");
    }

    @Test
    void shouldOnlyWaitWhereItRunsAlready() {
        assertThat(universe.answering(READY).execute("start")).isZero();
        assertThat(universe.out())
                .containsExactly(
                        "already runs in " + root + ", pid 100", "web-0.1 READY pid 201", "ready: web on port 9090");
        assertThat(universe.calls).containsExactly("close");
    }

    @Test
    void shouldGiveTheReasonWhenTheMasterEndsFirst() {
        universe.childOutput = List.of("port 9090 is taken; give --port");
        universe.ending(OptionalInt.of(1));
        assertThat(universe.silent().execute("start")).isEqualTo(1);
        assertThat(universe.err()).containsExactly("port 9090 is taken; give --port");
    }

    @Test
    void shouldPassOnThatTheConfigurationIsWrong() {
        universe.ending(OptionalInt.of(78));
        assertThat(universe.silent().execute("start")).isEqualTo(78);
        assertThat(universe.err()).containsExactly("the master ended with code 78 and said nothing");
    }

    @Test
    void shouldWatchTheMasterOfAnotherStartThatWasFaster() {
        universe.ending(OptionalInt.empty(), OptionalInt.of(1)).held(false, true);
        assertThat(universe.silent().silent().silent().silent().answering(READY).execute("start"))
                .isZero();
        assertThat(universe.calls).hasSize(2).first().asString().startsWith("spawn");
        assertThat(universe.out())
                .contains("another master holds " + root + "; waits for it", "ready: web on port 9090");
    }

    @Test
    void shouldSpawnItsOwnWhenTheOneThatWasFasterIsGone() {
        universe.ending(OptionalInt.of(1), OptionalInt.empty()).held(false, true, true, false);
        universe.silent().silent().silent().silent().silent().silent().answering(READY);
        assertThat(universe.execute("start")).isZero();
        assertThat(universe.calls).filteredOn(call -> call.startsWith("spawn")).hasSize(2);
    }

    @Test
    void shouldWaitForAMasterThatStopsAndThenStart() {
        universe.answering(stopping(READY), stopping(READY))
                .silent()
                .silent()
                .silent()
                .answering(READY);
        assertThat(universe.held(true, false).execute("start")).isZero();
        assertThat(universe.out())
                .startsWith("waits for the master that stops in " + root + ", pid 100")
                .contains("ready: web on port 9090");
        assertThat(universe.calls).filteredOn(call -> call.startsWith("spawn")).hasSize(1);
    }

    @Test
    void shouldSayThatTheMasterItWatchedWasStopped() {
        assertThat(universe.answering(STARTING).silent().execute("start")).isEqualTo(1);
        assertThat(universe.err()).containsExactly("the master that ran in " + root + " has ended before it was ready");
        assertThat(universe.calls).containsExactly("close");
    }

    @Test
    void shouldStartNothingWithABadConfiguration() {
        assertThat(universe.silent().execute("start", "--monPort=x")).isEqualTo(78);
        assertThat(universe.calls).isEmpty();
    }

    @Test
    void shouldSayWhichContextGaveUp() {
        JsonObject errored =
                status(false, context("web", 1).put("state", "errored").put("reason", "11 early ends in 60s"));
        assertThat(universe.silent().answering(errored).execute("start")).isEqualTo(1);
        assertThat(universe.err())
                .containsExactly("context web has given up: 11 early ends in 60s; see log/ in " + root
                        + "; the other contexts run on");
    }

    @Test
    void shouldNotWaitForEverWhenNothingMoreBecomesReady() {
        universe.silent().answering(STARTING);
        assertThat(universe.execute("start", "--startTimeout=3s", "--warmUpTimeout=2s"))
                .isEqualTo(1);
        assertThat(universe.err())
                .containsExactly("not ready, and nothing has become ready for 5s; waits for web-0.1 (STARTING); "
                        + "it runs on: see status, or stop it");
    }

    private static JsonObject stopping(JsonObject status) {
        return status.copy().put("stopping", true).put("ready", false);
    }
}
