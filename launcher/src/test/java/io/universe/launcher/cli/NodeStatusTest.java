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

/** What every node says about itself, on the command line. */
class NodeStatusTest {

    @TempDir
    private Path root;

    private FakeUniverse universe;

    @BeforeEach
    void open() {
        universe = new FakeUniverse(root);
        universe.said = new JsonArray()
                .add(entry("web-0", 11).put("status", new JsonObject().put("stars", 3)))
                .add(entry("engine-0", 12).put("error", "no answer within 3s"));
    }

    @Test
    void shouldShowALineForEachNode() {
        assertThat(universe.execute("status", "sky")).isZero();
        assertThat(universe.out())
                .containsExactly(
                        "NODE      PID  STATUS",
                        "web-0     11   {\"stars\":3}",
                        "engine-0  12   no answer: no answer within 3s");
        assertThat(universe.calls).containsExactly("status sky", "close");
    }

    @Test
    void shouldGiveTheAnswerToScriptsAsItCame() {
        assertThat(universe.execute("status", "sky", "--json")).isZero();
        assertThat(universe.out()).containsExactly(universe.said.encode());
    }

    @Test
    void shouldFailInOneLineWhereNoNodeKnowsTheName() {
        universe.refusal = Optional.of(new Refused(List.of("no node says anything"), ExitCode.FAILED));
        assertThat(universe.execute("status", "sky")).isEqualTo(1);
        assertThat(universe.err()).containsExactly("no node says anything");
    }

    @Test
    void shouldSayThatNothingRuns() {
        universe.silent();
        assertThat(universe.execute("status", "sky")).isEqualTo(3);
    }

    private static JsonObject entry(String worker, long pid) {
        return new JsonObject()
                .put("worker", worker)
                .put("pid", pid)
                .put("uuid", "u-" + worker)
                .put("name", "sky");
    }
}
