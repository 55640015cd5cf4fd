package io.universe.launcher.cli;

import static io.universe.launcher.cli.Statuses.context;
import static io.universe.launcher.cli.Statuses.status;
import static io.universe.launcher.cli.Statuses.worker;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.config.Home;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stop in every state that a home can be in. The processes of the script can be looked for and ended with its lock in hand only. */
class StopTest {

    private static final JsonObject STARTING = status(false, context("web", 1, worker("web-0", 1, "STARTING")));
    private static final JsonObject READY = status(true, context("web", 1, worker("web-0", 1, "READY")));
    private static final JsonObject DRAINING = status(false, context("web", 1, worker("web-0", 1, "DRAINING")));
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    @TempDir
    private Path root;

    private FakeUniverse universe;
    private Path socket;

    @BeforeEach
    void open() throws IOException {
        universe = new FakeUniverse(root);
        Home home = new Home(root, root.resolve("launcher.jar"));
        Files.createDirectories(home.sockets());
        socket = Files.writeString(home.controlSocket(), "");
    }

    @Test
    void shouldReturnWhenTheMasterIsGone() {
        universe.living.add(100L);
        assertThat(universe.answering(READY, DRAINING).silent().execute("stop")).isZero();
        assertThat(universe.calls).containsExactly("stop", "sweep", "close");
        assertThat(universe.out()).contains("web-0.1 READY -> DRAINING", "stopped " + root);
        assertThat(universe.living).isEmpty();
    }

    /** The id of a worker that ended long ago may be a stranger's. */
    @Test
    void shouldNotWaitForTheIdsOfWorkers() {
        universe.living.addAll(List.of(100L, 201L));
        universe.immortal.add(201L);
        assertThat(universe.answering(READY).silent().execute("stop")).isZero();
        assertThat(universe.living).containsExactly(201L);
    }

    @Test
    void shouldSayThatAMasterDoesNotEnd() {
        universe.living.add(100L);
        universe.immortal.add(100L);
        assertThat(universe.answering(READY).silent().execute("stop")).isEqualTo(1);
        assertThat(universe.err()).singleElement().asString().contains("pid 100", "kill -KILL 100");
    }

    @Test
    void shouldEndWhatAMasterLeavesBehindThatDiesMeanwhile() {
        universe.orphans.put(201L, STOP_TIMEOUT);
        universe.living.addAll(List.of(100L, 201L));
        assertThat(universe.answering(READY).silent().execute("stop")).isZero();
        assertThat(universe.calls).containsExactly("stop", "terminate 201", "sweep", "close");
    }

    @Test
    void shouldLeaveAMasterAloneThatWasStartedAfterTheOneItStopped() {
        universe.orphans.put(201L, STOP_TIMEOUT);
        JsonObject another = READY.copy();
        another.getJsonObject("master").put("pid", 101);
        assertThat(universe.answering(READY, READY, another).held(true).execute("stop"))
                .isZero();
        assertThat(universe.calls).containsExactly("stop", "close");
        assertThat(universe.out()).last().asString().contains("a master has been started", "is left alone");
        assertThat(socket).exists();
    }

    @Test
    void shouldWaitForAnotherStopThatHoldsTheHome() {
        universe.living.add(100L);
        assertThat(universe.answering(READY).silent().held(true, true, false).execute("stop"))
                .isZero();
        assertThat(universe.calls).containsExactly("stop", "sweep", "close");
        assertThat(universe.out()).last().asString().startsWith("stopped " + root);
    }

    @Test
    void shouldWaitForAMasterThatStartsAndStopIt() {
        universe.living.add(100L);
        universe.silent().silent().answering(STARTING).silent();
        assertThat(universe.held(true, true, false).execute("stop")).isZero();
        assertThat(universe.calls).containsExactly("stop", "sweep", "close");
        assertThat(universe.out()).startsWith("waits for a master that starts or ends in " + root);
    }

    @Test
    void shouldWaitForAMasterThatEnds() {
        assertThat(universe.silent().held(true, true, false).execute("stop")).isZero();
        assertThat(universe.calls).containsExactly("sweep", "close");
        assertThat(universe.out())
                .containsExactly("waits for a master that starts or ends in " + root, "stopped " + root);
    }

    @Test
    void shouldTouchNothingOfAMasterThatNeverAnswers() {
        universe.orphans.put(201L, STOP_TIMEOUT);
        universe.living.add(201L);
        universe.immortal.add(201L);
        assertThat(universe.silent().held(true).execute("stop")).isEqualTo(1);
        assertThat(universe.calls).containsExactly("close");
        assertThat(universe.err()).singleElement().asString().contains(root.toString(), "has not answered", "kill");
        assertThat(socket).exists();
    }

    @Test
    void shouldSayWhenNothingRuns() {
        assertThat(universe.silent().execute("stop")).isEqualTo(3);
        assertThat(universe.err()).containsExactly("nothing runs in " + root);
        assertThat(socket).doesNotExist();
    }

    @Test
    void shouldEndOrphansAndRemoveTheirMastersSockets() {
        universe.orphans.put(201L, STOP_TIMEOUT);
        universe.orphans.put(202L, STOP_TIMEOUT);
        universe.living.addAll(universe.orphans.keySet());
        assertThat(universe.silent().execute("stop")).isZero();
        assertThat(universe.calls).containsExactly("terminate 201", "terminate 202", "sweep", "close");
        assertThat(universe.out())
                .containsExactly(
                        "stops 2 processes without a master",
                        "waits for the end of pid 201, 202",
                        "waits for the end of pid 202",
                        "stopped " + root);
        assertThat(socket).doesNotExist();
    }

    @Test
    void shouldKillAnOrphanThatDoesNotObeyWhenItsTimeIsOver() {
        universe.orphans.put(201L, Duration.ofSeconds(5));
        universe.orphans.put(202L, STOP_TIMEOUT);
        universe.living.addAll(universe.orphans.keySet());
        universe.suspended.add(202L);
        assertThat(universe.silent().execute("stop")).isZero();
        assertThat(universe.calls).containsExactly("terminate 201", "terminate 202", "kill 202", "sweep", "close");
        assertThat(universe.out()).contains("kills pid 202: not ended 30s after TERM", "stopped " + root);
        assertThat(socket).doesNotExist();
    }

    @Test
    void shouldNotWaitForEverForWhatEvenKillDoesNotEnd() {
        universe.orphans.put(201L, Duration.ZERO);
        universe.living.add(201L);
        universe.immortal.add(201L);
        assertThat(universe.silent().execute("stop")).isEqualTo(1);
        assertThat(universe.calls).containsExactly("terminate 201", "kill 201", "close");
        assertThat(universe.err()).containsExactly("not everything in " + root + " could be ended");
        assertThat(socket).exists();
    }

    @Test
    void shouldGiveOrphansTheLongestTimeThatAnyMayTake() {
        List<ProcessTable.Orphan> orphans = List.of(orphan("PT5S"), orphan("PT45S"), orphan("PT0S"));
        assertThat(Orphans.patience(orphans)).isEqualTo(Duration.ofSeconds(55));
    }

    private ProcessTable.Orphan orphan(String stopTimeout) {
        universe.living.add(1L);
        return new ProcessTable.Orphan(
                universe.find(1).orElseThrow(), Duration.parse(stopTimeout), "web-0.1", 1, Optional.empty());
    }
}
