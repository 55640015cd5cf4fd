package io.universe.launcher.cli;

import static io.universe.launcher.cli.Statuses.context;
import static io.universe.launcher.cli.Statuses.status;
import static io.universe.launcher.cli.Statuses.worker;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {

    @TempDir
    private Path root;

    private FakeUniverse universe;

    @BeforeEach
    void create() {
        universe = new FakeUniverse(root);
    }

    @Test
    void shouldTellSlotBySlotAndEndWithZero() {
        universe.answering(
                look("steady", "", 0, 1, 1),
                look("steady", "preparing", 0, 1, 1),
                look("rolling", "rolling", 2, 1, 1),
                look("rolling", "rolling", 2, 1, 2),
                look("rolling", "rolling", 2, 2, 2),
                look("steady", "done", 2, 2, 2));

        assertThat(universe.execute("reload")).isZero();
        assertThat(universe.out())
                .containsExactly(
                        "reload of all to generation 2",
                        "web-1.2 READY on generation 2, in place of web-1.1",
                        "web-0.2 READY on generation 2, in place of web-0.1",
                        "done: every worker is on generation 2");
        assertThat(universe.calls).containsExactly("reload all {\"rollback\":true}", "close");
    }

    @Test
    void shouldEndWithOneAndTheReasonWhenItFreezes() {
        universe.answering(
                look("steady", "", 0, 1, 1),
                look("frozen", "rolling", 2, 1, 1),
                look("frozen", "frozen", 2, 1, 1, "web-1.2 failed: crash"));

        assertThat(universe.execute("reload", "web", "--rollback=false")).isEqualTo(1);
        assertThat(universe.err()).containsExactly("web-1.2 failed: crash");
        assertThat(universe.out()).contains("context web is frozen: why");
        assertThat(universe.calls).first().isEqualTo("reload web {\"rollback\":false}");
    }

    @Test
    void shouldEndWith78AndEveryProblemWhenTheHomeIsNotFit() {
        universe.answering(look("steady", "", 0, 1, 1));
        universe.refusal = Optional.of(new Refused(List.of("a is no key", "b is no key"), ExitCode.CONFIGURATION));

        assertThat(universe.execute("reload")).isEqualTo(78);
        assertThat(universe.err()).containsExactly("a is no key", "b is no key");
    }

    @Test
    void shouldEndWith78AlsoWhenThatIsFoundOutLate() {
        universe.answering(look("steady", "preparing", 0, 1, 1), look("steady", "unfit", 0, 1, 1, "a is no key"));

        assertThat(universe.execute("reload")).isEqualTo(78);
        assertThat(universe.err()).containsExactly("a is no key");
    }

    @Test
    void shouldSayThatTheMasterHasEndedMeanwhile() {
        universe.answering(look("steady", "", 0, 1, 1), look("rolling", "rolling", 2, 1, 1))
                .silent();

        assertThat(universe.execute("reload")).isEqualTo(1);
        assertThat(universe.err()).containsExactly("the master has ended before the reload was over");
    }

    @Test
    void shouldSayThatNothingRuns() {
        assertThat(universe.silent().execute("reload")).isEqualTo(3);
    }

    @Test
    void shouldBringItsEnvironmentAlongOnlyWhenAsked() {
        universe.answering(look("steady", "", 0, 1, 1), look("steady", "done", 2, 2, 2));
        universe.execute("--env", "reload", "web");
        assertThat(universe.calls).first().isEqualTo("reload web {\"rollback\":true,\"environment\":{}}");
    }

    @Test
    void shouldRefuseWhatIsNoNameOfAContext() {
        assertThat(universe.execute("reload", "web/../stop")).isEqualTo(2);
        assertThat(universe.calls).isEmpty();
    }

    private static JsonObject look(String state, String reload, int generation, int first, int second, String... why) {
        JsonObject web = context(
                        "web",
                        2,
                        worker("web-0", first, "READY").put("generation", first),
                        worker("web-1", second, "READY").put("generation", second))
                .put("state", state)
                .put("reason", state.equals("frozen") ? "why" : null);
        JsonObject status = status(true, web);
        return reload.isEmpty()
                ? status
                : status.put(
                        "reload",
                        new JsonObject()
                                .put("id", "mine")
                                .put("context", "all")
                                .put("generation", generation == 0 ? null : generation)
                                .put("state", reload)
                                .put("reasons", new JsonArray(List.of(why))));
    }
}
