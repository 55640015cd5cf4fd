package io.universe.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.Role;
import io.universe.control.WorkerSpec.Listen;
import io.universe.control.WorkerSpec.Mode;
import io.universe.control.WorkerSpec.Tunables;
import io.universe.spi.ClusterSpec;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerSpecTest {

    static WorkerSpec spec() {
        return new WorkerSpec(
                "web",
                new Place.InSlot(Role.FORK, 1, 3),
                2,
                new Listen(Mode.INHERIT, "0.0.0.0", 9090, 8080),
                new ClusterSpec("sample", "127.0.0.1", List.of("127.0.0.1:5701", "127.0.0.1:5702"), true),
                new Tunables(
                        4,
                        Duration.ofMillis(5_001),
                        Duration.ofMillis(30_002),
                        Duration.ofMillis(3),
                        Duration.ofMillis(5_004),
                        Duration.ofMillis(205),
                        true,
                        List.of("sky.*=host"),
                        Duration.ofMillis(30_006)),
                new JsonObject().put("deep", new JsonObject().put("list", new JsonArray().add(1))),
                new JsonObject().put("engine", new JsonObject().put("password", "secret")),
                new JsonObject().put("sql", new JsonObject().put("url", "jdbc:h2:mem:")),
                new PlatformSettings(
                        new JsonObject().put("cache", new JsonObject().put("maxSizeBytes", 1L << 40)),
                        Path.of("/home/data")));
    }

    @Test
    void shouldArriveAsItWasSent() {
        JsonObject travelled = new JsonObject(spec().toJson().encode());
        assertThat(WorkerSpec.fromJson(travelled)).isEqualTo(spec());
    }

    @Test
    void shouldKnowButItsOwnOptionsWhereTheMasterIsOfAnOlderVersion() {
        JsonObject older = spec().toJson();
        older.remove("contexts");
        older.remove("platform");
        older.getJsonObject("tunables").remove("locality");
        older.getJsonObject("tunables").remove("checkMillis");
        WorkerSpec read = WorkerSpec.fromJson(older);
        assertThat(read.contexts()).isEqualTo(new JsonObject().put("web", spec().options()));
        assertThat(read.tunables().locality()).isEmpty();
        assertThat(read.tunables().checkInterval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(read.platform().section("cache")).isEmpty();
        assertThat(read.platform().data())
                .isEqualTo(Path.of("").toAbsolutePath().resolve("data"));
    }

    @Test
    void shouldNotTellOptionsAndBackends() {
        assertThat(spec().toString()).contains("web-1.3").doesNotContain("deep", "secret", "jdbc:h2:mem:");
    }

    @Test
    void shouldNameSlotAndProcessLife() {
        assertThat(spec().worker()).isEqualTo("web-1");
        assertThat(spec().life()).isEqualTo("web-1.3");
    }

    @Test
    void shouldLetAStandbyArriveAsOne() {
        WorkerSpec spec = standby();
        assertThat(WorkerSpec.fromJson(new JsonObject(spec.toJson().encode()))).isEqualTo(spec);
        assertThat(spec.isStandby()).isTrue();
        assertThat(spec.worker()).isEqualTo("web-standby");
        assertThat(spec.life()).isEqualTo("web-standby.7");
        assertThat(spec.place().role()).isEqualTo(Role.STANDBY);
    }

    @Test
    void shouldTellWhoIsDebuggedFromAllOthers() {
        WorkerSpec sent = in(new Place.Debugged(4));
        WorkerSpec spec = WorkerSpec.fromJson(new JsonObject(sent.toJson().encode()));
        assertThat(spec).isEqualTo(sent);
        assertThat(spec.isDebugged()).isTrue();
        assertThat(spec.isStandby()).isFalse();
        assertThat(spec.life()).isEqualTo("web-debug.4");
        assertThat(spec.place().role()).isEqualTo(Role.DEBUGGED);
        assertThat(spec().isDebugged()).isFalse();
    }

    @Test
    void shouldBeTheSameInTheSlotThatAStandbyTakes() {
        assertThat(standby().in(new Place.InSlot(Role.FORK, 1, 3))).isEqualTo(spec());
    }

    private static WorkerSpec standby() {
        return in(new Place.Waiting(7));
    }

    private static WorkerSpec in(Place place) {
        WorkerSpec spec = spec();
        return new WorkerSpec(
                spec.context(),
                place,
                spec.generation(),
                spec.listen(),
                spec.cluster(),
                spec.tunables(),
                spec.options(),
                spec.contexts(),
                spec.backends(),
                spec.platform());
    }
}
