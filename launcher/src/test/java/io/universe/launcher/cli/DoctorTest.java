package io.universe.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that checks and repairs the bus. */
class DoctorTest {

    private static final JsonObject STALE = finding("STALE", "work", "u2");
    private static final JsonObject DEAD = finding("DEAD", "ghost.town", "ghost");

    @TempDir
    private Path root;

    private FakeUniverse universe;

    @BeforeEach
    void open() {
        universe = new FakeUniverse(root);
    }

    @Test
    void shouldSayThatTheBusIsWell() {
        universe.examined = answer(true, node("master.1", "u1", List.of(), List.of()));
        assertThat(universe.execute("doctor")).isZero();
        assertThat(universe.out())
                .containsExactly(
                        "NODE      ADDRESSES  REPAIRED  REMAINING",
                        "master.1  7          0         0",
                        "",
                        "the bus is well");
        assertThat(universe.calls).containsExactly("doctor", "close");
    }

    @Test
    void shouldTellOnceWhatSeveralNodesHaveRepaired() {
        universe.examined = answer(
                true,
                node("master.1", "u1", List.of(DEAD, STALE), List.of()),
                node("engine-0.1", "u2", List.of(STALE), List.of()));
        assertThat(universe.execute("doctor")).isZero();
        assertThat(universe.out())
                .containsExactly(
                        "NODE        ADDRESSES  REPAIRED  REMAINING",
                        "master.1    7          2         0",
                        "engine-0.1  7          1         0",
                        "",
                        "FINDING  ADDRESS     NODE        OUTCOME",
                        "DEAD     ghost.town  ghost       repaired",
                        "STALE    work        engine-0.1  repaired",
                        "",
                        "2 repaired, the bus is well");
    }

    @Test
    void shouldFailWhereSomethingRemains() {
        universe.examined = answer(false, node("master.1", "u1", List.of(STALE), List.of(DEAD)));
        assertThat(universe.execute("doctor")).isEqualTo(1);
        assertThat(universe.out()).contains("DEAD     ghost.town  ghost  remaining");
        assertThat(universe.out().get(universe.out().size() - 1))
                .isEqualTo("1 repaired, 1 remaining: ask again, and see the logs of the nodes");
    }

    @Test
    void shouldFailWhereANodeDidNotAnswerAndSayWhich() {
        universe.examined = answer(
                false,
                node("master.1", "u1", List.of(), List.of()),
                new JsonObject().put("node", "web-0.1").put("uuid", "u3").put("failure", "no answer"));
        assertThat(universe.execute("doctor")).isEqualTo(1);
        assertThat(universe.out())
                .contains("web-0.1   -          -         no answer")
                .endsWith("nothing is wrong on the others; web-0.1 did not answer");
    }

    @Test
    void shouldGiveTheAnswerToScriptsAsItCame() {
        universe.examined = answer(false, node("master.1", "u1", List.of(), List.of(DEAD)));
        assertThat(universe.execute("doctor", "--json")).isEqualTo(1);
        assertThat(universe.out()).containsExactly(universe.examined.encode());
    }

    @Test
    void shouldSayInOneLineThatTheMasterHasNotJoinedYet() {
        universe.refusal = Optional.of(new Refused(List.of("the master has not joined"), ExitCode.FAILED));
        assertThat(universe.execute("doctor")).isEqualTo(1);
        assertThat(universe.err()).containsExactly("the master has not joined");
    }

    private static JsonObject answer(boolean well, JsonObject... nodes) {
        return new JsonObject().put("well", well).put("nodes", new JsonArray(List.of(nodes)));
    }

    private static JsonObject node(String name, String uuid, List<JsonObject> repaired, List<JsonObject> remaining) {
        return new JsonObject()
                .put("node", name)
                .put("uuid", uuid)
                .put("addresses", 7)
                .put("repaired", new JsonArray(repaired))
                .put("remaining", new JsonArray(remaining));
    }

    private static JsonObject finding(String kind, String address, String node) {
        return new JsonObject()
                .put("kind", kind)
                .put("address", address)
                .put("node", node)
                .put("number", 1);
    }
}
