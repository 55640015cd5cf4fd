package io.universe.launcher.master.heritage;

import static io.universe.launcher.config.Operator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.launcher.config.Configuration;
import io.universe.launcher.config.Settings;
import io.universe.launcher.master.generations.Edition;
import io.universe.launcher.master.generations.Stand;
import io.universe.launcher.process.Pass;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a master leaves behind. */
class LegacyTest {

    @TempDir
    private Path root;

    @Test
    void shouldBeReadAsItWasWritten() {
        Legacy legacy = legacy();
        Legacy read = Legacy.fromJson(new JsonObject(legacy.toJson().encode()));

        assertThat(read.editions()).isEqualTo(legacy.editions());
        assertThat(read.contexts()).isEqualTo(legacy.contexts());
        assertThat(read.seal().text()).isEqualTo(legacy.seal().text());
    }

    /** As a master of an older version has left it, in which no context waited. */
    @Test
    void shouldTakeAContextForBegunWhereNothingIsSaidOfIt() {
        JsonObject older = legacy().toJson();
        older.getJsonObject("contexts").getJsonObject("web").remove("begun");

        assertThat(Legacy.fromJson(older).contexts()).containsEntry("web", new Stand(1, 2, 9090, true));
    }

    @Test
    void shouldTellWhoseJvmMayBeOpenToDebuggers() {
        Stand stand = new Stand(1, 2, 9090, true, Optional.of("web-0.1"));
        Legacy legacy = legacy().with(Map.of(), Map.of("web", stand));

        Legacy read = Legacy.fromJson(new JsonObject(legacy.toJson().encode()));

        assertThat(read.contexts()).containsEntry("web", stand);
    }

    @Test
    void shouldBringTheSameSettingsAgainWhateverTheFileSaysByNow() {
        Settings before = anOperator(root)
                .writing("port: 8080\nworkers: 5\nbackends:\n  sql:\n    url: x\n")
                .typing("--workers=3", "--contexts.web.jvm=-Xmx96m", "--contexts.web.env.A=b")
                .settings();
        anOperator(root).writing("port: 1");

        Settings again = Configuration.again(before.home(), before.configFile(), before.said());

        assertThat(again).isEqualTo(before);
    }

    @Test
    void shouldKnowWhoRunsWhatItKnows() {
        Legacy legacy = legacy();
        assertThat(legacy.knows(new Pass("web-0.1", 1, 1, 1, "abc"))).isTrue();
        assertThat(legacy.knows(new Pass("web-0.1", 1, 1, 2, "abc"))).isFalse();
        assertThat(legacy.knows(new Pass("web-0.1", 1, 1, 1, "abd"))).isFalse();
    }

    @Test
    void shouldRefuseWhatItCannotRead() {
        for (String text : List.of("{}", "{\"form\":99}", "{\"form\":1,\"seal\":\"\"}", "{\"form\":\"x\"}")) {
            assertThatThrownBy(() -> Legacy.fromJson(new JsonObject(text))).isInstanceOf(DecodeException.class);
        }
    }

    @Test
    void shouldKeepSecretsOutOfLogs() {
        assertThat(legacy().toString()).doesNotContain("secret", legacy().seal().text());
    }

    @Test
    void shouldBeForItsUserAlone() throws IOException {
        Path file = root.resolve("legacy.json");
        try (LegacyKeeper keeper = new LegacyKeeper(file, legacy())) {
            keeper.keep(legacy());
        }
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(LegacyKeeper.read(file)).isPresent();
        assertThat(root.resolve("legacy.json.new")).doesNotExist();
    }

    @Test
    void shouldBeGoneWhenEverythingHasStopped() {
        Path file = root.resolve("legacy.json");
        try (LegacyKeeper keeper = new LegacyKeeper(file, legacy())) {
            keeper.keep(legacy());
            keeper.forget();
            keeper.keep(legacy());
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void shouldGoOnWhereItCannotBeWrittenOrRead() throws IOException {
        Path nowhere = root.resolve("missing/legacy.json");
        try (LegacyKeeper keeper = new LegacyKeeper(nowhere, legacy())) {
            keeper.keep(legacy());
        }
        assertThat(LegacyKeeper.read(nowhere)).isEmpty();
        assertThat(LegacyKeeper.read(Files.writeString(root.resolve("half.json"), "{\"form\":1,\"se")))
                .isEmpty();
    }

    private Legacy legacy() {
        Settings settings =
                anOperator(root).typing("--backends.sql.password=secret").settings();
        Edition edition = new Edition(
                "abc",
                List.of("launcher.jar"),
                settings.configFile(),
                settings.said(),
                Optional.of(Map.of("A", "secret")));
        return new Legacy(Pass.Seal.random(), Map.of(1, edition), Map.of("web", new Stand(1, 2, 9090, false)));
    }
}
