package io.universe.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The libraries that run, on the command line. */
class DepsTest {

    private static final JsonObject ANSWER = new JsonObject("""
            {"name": "sample", "version": "9", "generation": 2, "contexts": ["engine", "web"],
             "dependencies": {
               "io.universe:universe-launcher": {"version": "9", "from": "launcher.jar", "sbom": true, "dependencies": {
                 "io.vertx:vertx-core": {
                   "version": "5.0.10", "from": "io.vertx:vertx-core@5.0.10", "in": "launcher.jar"}}},
               "shop:shop": {"version": "7", "from": "shop.jar", "sbom": true, "dependencies": {
                 "io.vertx:vertx-core": {
                   "version": "5.0.10", "from": "io.vertx:vertx-core@5.0.9", "in": "launcher.jar"},
                 "lib:money": {"from": "lib:money@1.2", "missing": true}}},
               "tool": {"version": null, "from": "tool.jar", "sbom": false}},
             "conflicts": [{"library": "lib:orders", "versions": [
               {"version": "1", "in": "orders-1.jar", "by": ["shop:shop@7", "lib:money@1.2"]},
               {"version": "2", "in": "orders-2.jar", "by": []}]}],
             "problems": ["missing: lib:money@1.2, which shop:shop@7 was built with (shop.jar)"],
             "older": [{"generation": 1, "contexts": ["old"], "dependencies": {}, "conflicts": [], "problems": []}]}
            """);

    @TempDir
    private Path root;

    private FakeUniverse universe;

    @BeforeEach
    void open() {
        universe = new FakeUniverse(root);
        universe.libraries = ANSWER;
    }

    @Test
    void shouldShowTheTreeAndLastWhatWantsALook() {
        assertThat(universe.execute("deps")).isZero();
        assertThat(universe.out())
                .containsExactly(
                        "universe sample, master 9",
                        "",
                        "generation 2: engine, web",
                        "io.universe:universe-launcher 9 (launcher.jar)",
                        "  io.vertx:vertx-core 5.0.10",
                        "shop:shop 7 (shop.jar)",
                        "  io.vertx:vertx-core 5.0.10 (built with io.vertx:vertx-core@5.0.9)",
                        "  lib:money - MISSING, built with lib:money@1.2",
                        "tool - (tool.jar, without an SBOM)",
                        "",
                        "TWO VERSIONS of lib:orders; the first one counts",
                        "  1 in orders-1.jar, for shop:shop@7, lib:money@1.2",
                        "  2 in orders-2.jar",
                        "missing: lib:money@1.2, which shop:shop@7 was built with (shop.jar)",
                        "",
                        "generation 1: old",
                        "",
                        "no library is there in two versions");
        assertThat(universe.calls).containsExactly("deps", "close");
    }

    @Test
    void shouldGiveTheAnswerAboutOneContextToScriptsAsItCame() {
        assertThat(universe.execute("deps", "--context", "web", "--json")).isZero();
        assertThat(universe.out()).containsExactly(ANSWER.encode());
        assertThat(universe.calls).containsExactly("deps web", "close");
    }

    @Test
    void shouldFailInOneLineWhereThereIsNoSuchContext() {
        universe.refusal = Optional.of(new Refused(List.of("there is no context \"sky\""), ExitCode.FAILED));
        assertThat(universe.execute("deps", "--context=sky")).isEqualTo(1);
        assertThat(universe.err()).containsExactly("there is no context \"sky\"");
    }
}
