package io.universe.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that replaces the master. */
class RestartTest {

    private static final JsonObject BEFORE = status(100, true);

    @TempDir
    private Path root;

    private FakeUniverse universe;

    @BeforeEach
    void create() {
        universe = new FakeUniverse(root);
    }

    @Test
    void shouldWaitUntilAnotherMasterIsReady() {
        universe.answering(BEFORE, BEFORE).silent().answering(status(101, false), status(101, true));

        assertThat(universe.execute("restart")).isZero();
        assertThat(universe.out()).containsExactly("restarted " + root + ": master pid 100 -> 101");
        assertThat(universe.calls).containsExactly("restart", "close");
    }

    @Test
    void shouldWaitForTheNextMasterWhereTheOldOneWentWithoutAnAnswer() {
        universe.answering(BEFORE).silent().answering(status(101, true));
        universe.goesBeforeItsAnswer = true;

        assertThat(universe.execute("restart")).isZero();
        assertThat(universe.out()).containsExactly("restarted " + root + ": master pid 100 -> 101");
    }

    @Test
    void shouldSayWhyTheMasterGoesOn() {
        universe.answering(BEFORE);
        universe.obstacle = Optional.of("a phased restart is under way; wait until it has ended");

        assertThat(universe.execute("restart")).isEqualTo(1);
        assertThat(universe.err())
                .containsExactly(
                        "not restarted, the master goes on: a phased restart is under way; wait until it has ended");
    }

    @Test
    void shouldSayWhyTheOldMasterIsTheMasterAgain() {
        JsonObject again = status(100, true);
        again.getJsonObject("master").put("restartFailed", "the new process ended with code 1");
        universe.answering(BEFORE).silent().answering(again);

        assertThat(universe.execute("restart")).isEqualTo(1);
        assertThat(universe.err())
                .containsExactly("not restarted: the new process ended with code 1; the master goes on, pid 100");
    }

    @Test
    void shouldNotWaitForEver() {
        universe.answering(BEFORE);

        assertThat(universe.execute("restart")).isEqualTo(1);
        assertThat(universe.err()).singleElement().asString().startsWith("no other master has become ready for 180s");
    }

    private static JsonObject status(long pid, boolean ready) {
        JsonObject status = Statuses.status(ready, Statuses.context("web", 1, Statuses.worker("web-0", 1, "READY")));
        status.getJsonObject("master").put("pid", pid);
        return status;
    }
}
