package io.universe.launcher.config;

import static io.universe.launcher.config.Operator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.control.PlatformSettings;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    @TempDir
    private Path root;

    @Test
    void shouldRunAHomeWithoutConfiguration() {
        Settings settings = anOperator(root).settings();
        assertThat(settings.monPort()).isEqualTo(9091);
        assertThat(settings.supervision().heartbeatInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.supervision().orphanTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.listen()).isEqualTo(Settings.Listen.INHERIT);
        assertThat(settings.contexts()).isEmpty();
        assertThat(settings.cluster().bind()).isEqualTo("127.0.0.1");
        assertThat(settings.cluster().checkInterval()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void shouldGiveThePlatformItsSettingsWithEveryDefault() {
        PlatformSettings platform = anOperator(root).settings().platform();
        assertThat(platform.data()).isEqualTo(root.resolve("data"));
        assertThat(platform.section("cache").encode())
                .isEqualTo("{\"enable\":true,\"mode\":\"standalone\",\"instances\":1,\"maxSizeBytes\":67108864,"
                        + "\"maxValueBytes\":1048576,\"leaseMillis\":5000,\"fsync\":\"interval\"}");
    }

    @Test
    void shouldGiveThePlatformWhatTheOperatorSays() {
        JsonObject cache = anOperator(root)
                .writing("cache: {mode: master, maxSize: 1GB, maxValueSize: 2MB, lease: 1m, fsync: always}")
                .settings()
                .platform()
                .section("cache");
        assertThat(cache.getString("mode")).isEqualTo("master");
        assertThat(cache.getLong("maxSizeBytes")).isEqualTo(1L << 30);
        assertThat(cache.getLong("maxValueBytes")).isEqualTo(2L << 20);
        assertThat(cache.getLong("leaseMillis")).isEqualTo(60_000);
        assertThat(cache.getString("fsync")).isEqualTo("always");
    }

    @Test
    void shouldTakeAnEmptyFileAndOneOfCommentsForNothingSaid() {
        assertThat(anOperator(root).writing("").settings().given()).isEmpty();
        assertThat(anOperator(root).writing("# nothing yet\n").settings().given())
                .isEmpty();
        assertThat(anOperator(root)
                        .writing("cache:\ncontexts:\n  web:\n")
                        .settings()
                        .given())
                .isEmpty();
    }

    @Test
    void shouldGiveEachHomeItsOwnClusterNameAndKeepIt() {
        String here = anOperator(root).settings().cluster().name();
        assertThat(anOperator(root).settings().cluster().name()).isEqualTo(here);
        assertThat(anOperator(root.resolve("other")).settings().cluster().name())
                .isNotEqualTo(here);
    }

    @Test
    void shouldLetEachLayerBeatTheOnesBelow() {
        Operator operator = anOperator(root).writing("monPort: 1");
        assertThat(operator.settings().monPort()).isEqualTo(1);
        assertThat(operator.exporting("UNIVERSE_MON_PORT", "2").settings().monPort())
                .isEqualTo(2);
        assertThat(operator.defining("universe.monPort", "3").settings().monPort())
                .isEqualTo(3);
        assertThat(operator.typing("--monPort=4").settings().monPort()).isEqualTo(4);
        assertThat(operator.typing("--monPort=5").settings().monPort()).isEqualTo(5);
    }

    @Test
    void shouldRememberWhichLayerCounted() {
        Settings settings = anOperator(root)
                .writing("monPort: 1\ntolerance: 20s")
                .typing("--monPort=4")
                .settings();
        assertThat(settings.layerOf("monPort")).isEqualTo(Layer.COMMAND_LINE);
        assertThat(settings.layerOf("tolerance")).isEqualTo(Layer.FILE);
        assertThat(settings.layerOf("maxAge")).isEqualTo(Layer.DEFAULT);
    }

    @Test
    void shouldReadEverythingAContextMayBeTold() {
        ContextSettings web = anOperator(root).writing("""
                        contexts:
                          web:
                            enabled: false
                            instances: 3
                            maxInstances: 5
                            after: [engine, store]
                            port: 8080
                            standby: 1
                            warmUpPort: 7000
                            eventLoops: 2
                            stopTimeout: 1m
                            jvm: [-Xmx1g, "-Dlist=a,b"]
                            env:
                              TZ: UTC
                              NUMBER: 1
                            options:
                              title: "42"
                              limits: {rows: 42, open: true}
                              hosts:
                                - name: a
                                  port: 1
                                - b
                        """).settings().context("web");
        assertThat(web)
                .isEqualTo(new ContextSettings(
                        false,
                        OptionalInt.of(3),
                        OptionalInt.of(5),
                        Optional.of(List.of("engine", "store")),
                        OptionalInt.of(8080),
                        OptionalInt.of(1),
                        OptionalInt.of(7000),
                        OptionalInt.of(2),
                        Optional.of(Duration.ofMinutes(1)),
                        List.of("-Xmx1g", "-Dlist=a,b"),
                        Map.of("TZ", "UTC", "NUMBER", "1"),
                        Map.of(
                                "title",
                                "42",
                                "limits",
                                Map.of("rows", 42, "open", true),
                                "hosts",
                                List.of(Map.of("name", "a", "port", 1), "b"))));
    }

    /** They travel as JSON, which knows neither dates nor keys that are numbers. */
    @Test
    void shouldTakeForATextWhatJsonDoesNotKnow() {
        ContextSettings web = anOperator(root)
                .writing("contexts: {web: {options: {days: [2024-02-29, {1: one, none: null}, 3, true]}}}")
                .settings()
                .context("web");

        assertThat(web.options().get("days"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .satisfiesExactly(
                        day -> assertThat(day).asString().contains("2024"),
                        map -> assertThat(map).hasToString("{1=one, none=null}"),
                        number -> assertThat(number).isEqualTo(3),
                        flag -> assertThat(flag).isEqualTo(true));
    }

    @Test
    void shouldReachEveryKeyOfAContextFromTheEnvironment() {
        ContextSettings web = anOperator(root)
                .writing("contexts: {web: {options: {maxRows: 1}}}")
                .exporting("UNIVERSE_CONTEXTS_WEB_PORT", "8081")
                .exporting("UNIVERSE_CONTEXTS_WEB_STOP_TIMEOUT", "3s")
                .exporting("UNIVERSE_CONTEXTS_WEB_ENV_JAVA_HOME", "/jdk")
                .exporting("UNIVERSE_CONTEXTS_WEB_OPTIONS_MAXROWS", "2")
                .settings()
                .context("web");
        assertThat(web.port()).hasValue(8081);
        assertThat(web.stopTimeout()).hasValue(Duration.ofSeconds(3));
        assertThat(web.env()).isEqualTo(Map.of("JAVA_HOME", "/jdk"));
        assertThat(web.options()).isEqualTo(Map.of("maxRows", 2));
    }

    @Test
    void shouldOverrideOneFreeFormValueAndKeepItsNeighbours() {
        Settings settings = anOperator(root)
                .writing("backends: {db: {url: 'jdbc:h2:mem:', pool: {max: 5, min: 1}}}")
                .typing("--backends.db.pool.max=9")
                .settings();
        assertThat(settings.backends())
                .isEqualTo(Map.of("db", Map.of("url", "jdbc:h2:mem:", "pool", Map.of("max", 9, "min", 1))));
    }

    @Test
    void shouldKeepDotsInFreeFormNamesThatTheFileHolds() {
        Settings settings = anOperator(root)
                .writing("backends: {db: {properties: {a.b: 1}}}\ncontexts: {web: {env: {a.b: x}}}")
                .settings();
        assertThat(settings.backends()).isEqualTo(Map.of("db", Map.of("properties", Map.of("a.b", 1))));
        assertThat(settings.context("web").env()).isEqualTo(Map.of("a.b", "x"));
    }

    @Test
    void shouldSplitOptionsOfTheJvmAtSpacesSoThatTheyMayHoldCommas() {
        assertThat(anOperator(root)
                        .typing("--contexts.web.jvm=-Xmx1g -agentlib:jdwp=transport=dt_socket,server=y")
                        .settings()
                        .context("web")
                        .jvm())
                .containsExactly("-Xmx1g", "-agentlib:jdwp=transport=dt_socket,server=y");
    }

    @Test
    void shouldKnowWorkersByTheirOldNameToo() {
        assertThat(anOperator(root)
                        .typing("--noWorkers=3")
                        .settings()
                        .firstPort()
                        .instances())
                .hasValue(3);
        assertThat(anOperator(root)
                        .writing("noWorkers: 4")
                        .settings()
                        .firstPort()
                        .instances())
                .hasValue(4);
    }

    @Test
    void shouldLeaveAloneWhatTheMasterTellsItsWorkers() {
        assertThat(anOperator(root)
                        .exporting("UNIVERSE_WORKER_TOKEN", "x")
                        .defining("universe.worker.log", "y")
                        .exporting("PATH", "/bin")
                        .defining("user.name", "z")
                        .settings()
                        .given())
                .isEmpty();
    }

    @Test
    void shouldReadTheFileThatConfigNames() throws IOException {
        Path other = Files.writeString(root.resolve("other.yaml"), "monPort: 7");
        assertThat(anOperator(root)
                        .writing("monPort: 6")
                        .typing("--config=" + other)
                        .settings()
                        .monPort())
                .isEqualTo(7);
    }

    @Test
    void shouldReadSizesAndSelections() {
        Settings settings = anOperator(root)
                .writing("contexts: [web, engine]\nlog: {maxFileSize: 500KB, totalSize: 2gb}")
                .settings();
        assertThat(settings.selected()).containsExactly("web", "engine");
        assertThat(settings.log().maxFileSize()).isEqualTo(512_000);
        assertThat(settings.log().totalSize()).isEqualTo(2L << 30);
    }
}
