package io.universe.launcher.master.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.launcher.supervisor.Care;
import io.universe.launcher.supervisor.ContextSpec;
import io.universe.launcher.supervisor.DebugId;
import io.universe.launcher.supervisor.DebugPorts;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.StandbyId;
import io.universe.launcher.supervisor.Supervisor;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.launcher.supervisor.WorkerId;
import io.universe.operations.Ecv;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The contract with scripts: names, order and types. */
class StatusDocumentTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final WorkerId WEB = new WorkerId("web", 0, 1);

    @Test
    void shouldSayWhatTheContractSays() {
        SupervisorState state = Supervisor.start(
                        List.of(ContextSpec.withPort("web", 1), ContextSpec.withoutPort("engine", 1)), 1, 7, 0)
                .state();
        state = Supervisor.on(state, new Event.WorkerSpawned(WEB, 4711), 0).state();
        long nowNanos = Duration.ofMillis(1500).toNanos();

        JsonObject status = StatusDocument.of(state, surroundings(), NOW, nowNanos);

        assertThat(status.getJsonArray("contexts").getJsonObject(0).encode())
                .isEqualTo("{\"name\":\"web\",\"target\":1,\"port\":9090,\"generation\":1,\"state\":\"steady\","
                        + "\"reason\":null,\"workers\":[{\"name\":\"web-0\",\"role\":\"SPAWN\",\"slot\":0,"
                        + "\"incarnation\":1,\"generation\":1,\"pid\":4711,\"uuid\":\"u\",\"stage\":\"STARTING\","
                        + "\"since\":\"2026-01-02T03:04:03.500Z\",\"uptimeSeconds\":1.5,\"heartbeat\":{\"beats\":1},"
                        + "\"reason\":\"start\"}],\"standbys\":[],\"debugged\":[],\"successors\":[],\"leaving\":[]}");
        assertThat(status.getJsonArray("contexts").getJsonObject(1).getValue("port"))
                .isNull();
        assertThat(status.getJsonArray("nodes").encode())
                .isEqualTo("[{\"uuid\":\"m\",\"role\":\"MASTER\",\"host\":\"h\",\"pid\":1}]");
    }

    @Test
    void shouldShowThoseThatWaitForASlot() {
        ContextSpec spec = ContextSpec.withPort("web", 1).with(new Care(Optional.empty(), List.of(), 1));
        SupervisorState state = Supervisor.start(List.of(spec), 1, 7, 0).state();
        StandbyId standby = new StandbyId("web", 1);
        for (Event event : List.of(
                new Event.WorkerSpawned(WEB, 4711),
                new Event.WorkerWarming(WEB),
                new Event.WorkerReady(WEB, "u"),
                new Event.WorkerSpawned(standby, 4712),
                new Event.WorkerWarming(standby),
                new Event.StandbyReady(standby))) {
            state = Supervisor.on(state, event, 0).state();
        }

        JsonObject status = StatusDocument.of(state, surroundings(), NOW, 0);

        assertThat(status.getJsonArray("contexts")
                        .getJsonObject(0)
                        .getJsonArray("standbys")
                        .encode())
                .isEqualTo("[{\"name\":\"web-standby.1\",\"role\":\"STANDBY\",\"generation\":1,\"pid\":4712,"
                        + "\"uuid\":null,\"stage\":\"STANDBY\",\"since\":\"2026-01-02T03:04:05Z\","
                        + "\"uptimeSeconds\":0.0,\"heartbeat\":{\"beats\":1},\"reason\":\"warmed-up\"}]");
    }

    @Test
    void shouldShowHowAWorkerIsReachedInItsSlot() {
        SupervisorState state = Supervisor.start(List.of(ContextSpec.withPort("web", 1)), 1, 7, 0)
                .state();
        for (Event event : List.of(
                new Event.WorkerSpawned(WEB, 4711),
                new Event.WorkerWarming(WEB),
                new Event.WorkerReady(WEB, "u"),
                new Event.DebugOpenRequested("web-0"))) {
            state = after(state, event);
        }
        assertThat(first(state, "workers").containsKey("commands")).isFalse();
        state = after(state, new Event.DebugOpened(WEB, new DebugPorts(5005, 0, false)));

        JsonObject shown = first(state, "workers");

        assertThat(shown.getString("stage")).isEqualTo("READY");
        assertThat(shown.getString("until")).isEqualTo("2026-01-02T03:34:03.500Z");
        assertThat(shown.getJsonObject("jdwp").getInteger("port")).isEqualTo(5005);
        assertThat(shown.getJsonObject("commands").getString("jdb")).isEqualTo("jdb -attach 127.0.0.1:5005");
        assertThat(first(after(state, new Event.DebugFinishRequested("web-0")), "workers")
                        .containsKey("jdwp"))
                .isFalse();
    }

    private static JsonObject first(SupervisorState state, String group) {
        return StatusDocument.of(state, surroundings(), NOW, 1_500_000_000L)
                .getJsonArray("contexts")
                .getJsonObject(0)
                .getJsonArray(group)
                .getJsonObject(0);
    }

    @Test
    void shouldShowHowWhoIsDebuggedIsReached() {
        DebugId id = new DebugId("web", 1);
        SupervisorState state = Supervisor.start(List.of(ContextSpec.withPort("web", 1)), 1, 7, 0)
                .state();
        state = after(state, new Event.DebugRequested("web"));
        state = after(state, new Event.WorkerSpawned(id, 4712));
        state = after(state, new Event.WorkerWarming(id));
        assertThat(debugged(state).containsKey("commands")).isFalse();
        state = after(state, new Event.DebugReady(id, "u", new DebugPorts(5005, 8443, true)));

        JsonObject shown = debugged(state);

        assertThat(shown.getString("name")).isEqualTo("web-debug.1");
        assertThat(shown.getString("role")).isEqualTo("DEBUGGED");
        assertThat(shown.getString("stage")).isEqualTo("DEBUGGED");
        assertThat(shown.getLong("pid")).isEqualTo(4712);
        assertThat(shown.getString("until")).isEqualTo("2026-01-02T03:34:05Z");
        assertThat(shown.getJsonObject("jdwp").encode()).isEqualTo("{\"host\":\"127.0.0.1\",\"port\":5005}");
        assertThat(shown.getJsonObject("http").getString("url")).isEqualTo("https://127.0.0.1:8443/");
        assertThat(shown.getJsonObject("commands").getString("jdb")).isEqualTo("jdb -attach 127.0.0.1:5005");
        assertThat(shown.getJsonObject("commands").getString("ssh"))
                .isEqualTo("ssh -N -L 5005:127.0.0.1:5005 -L 8443:127.0.0.1:8443");
        assertThat(new JsonObject(shown.getJsonObject("commands").getString("vscode")).getInteger("port"))
                .isEqualTo(5005);
    }

    private static JsonObject debugged(SupervisorState state) {
        return status(state)
                .getJsonArray("contexts")
                .getJsonObject(0)
                .getJsonArray("debugged")
                .getJsonObject(0);
    }

    @Test
    void shouldShowWhoIsReplacedByWhom() {
        SupervisorState state = Supervisor.start(List.of(ContextSpec.withPort("web", 1)), 1, 7, 0)
                .state();
        state = after(state, new Event.WorkerSpawned(WEB, 4711));
        state = after(state, new Event.WorkerWarming(WEB));
        state = after(state, new Event.WorkerReady(WEB, "u"));
        state = after(state, new Event.RecycleWanted(WEB, "tired"));

        JsonObject status = StatusDocument.of(
                state, surroundings(), NOW, Duration.ofSeconds(1).toNanos());

        assertThat(status.getJsonArray("deathQueue").encode())
                .isEqualTo("[{\"worker\":\"web-0\",\"incarnation\":1,\"reason\":\"tired\","
                        + "\"since\":\"2026-01-02T03:04:04Z\",\"state\":\"replacing\",\"failures\":0,"
                        + "\"nextAttempt\":null,\"successor\":\"web-0.2\"}]");
        assertThat(incarnations(status, "workers")).containsExactly(1);
        assertThat(incarnations(status, "successors")).containsExactly(2);
        assertThat(incarnations(status, "leaving")).isEmpty();
    }

    @Test
    void shouldShowWhoLeavesAndWhoWaitsForAnotherSuccessor() {
        WorkerId next = new WorkerId("web", 0, 2);
        SupervisorState state = Supervisor.start(List.of(ContextSpec.withPort("web", 1)), 1, 7, 0)
                .state();
        state = after(state, new Event.WorkerSpawned(WEB, 4711));
        state = after(state, new Event.WorkerWarming(WEB));
        state = after(state, new Event.WorkerReady(WEB, "u"));
        state = after(state, new Event.RecycleWanted(WEB, "tired"));

        JsonObject failed = status(after(state, new Event.SpawnFailed(next, "no memory")));
        assertThat(failed.getJsonArray("deathQueue").getJsonObject(0).getString("state"))
                .isEqualTo("put-off");
        assertThat(failed.getJsonArray("deathQueue").getJsonObject(0).getInteger("failures"))
                .isEqualTo(1);
        assertThat(Instant.parse(
                        failed.getJsonArray("deathQueue").getJsonObject(0).getString("nextAttempt")))
                .isAfter(NOW);

        state = after(state, new Event.WorkerSpawned(next, 4712));
        state = after(state, new Event.WorkerWarming(next));
        JsonObject replaced = status(after(state, new Event.WorkerReady(next, "v")));
        assertThat(replaced.getJsonArray("deathQueue")).isEmpty();
        assertThat(incarnations(replaced, "workers")).containsExactly(2);
        assertThat(incarnations(replaced, "leaving")).containsExactly(1);
    }

    private static SupervisorState after(SupervisorState state, Event event) {
        return Supervisor.on(state, event, 0).state();
    }

    private static JsonObject status(SupervisorState state) {
        return StatusDocument.of(state, surroundings(), NOW, 0);
    }

    private static List<Integer> incarnations(JsonObject status, String place) {
        return status.getJsonArray("contexts").getJsonObject(0).getJsonArray(place).stream()
                .map(worker -> ((JsonObject) worker).getInteger("incarnation"))
                .toList();
    }

    @Test
    void shouldHaveTheSameShapeBeforeAnythingRuns() {
        JsonObject status = StatusDocument.beforeStart(surroundings());

        assertThat(status.fieldNames())
                .containsExactly(
                        "universe", "home", "master", "ready", "stopping", "contexts", "nodes", "ecv", "deathQueue");
        assertThat(status.getBoolean("ready")).isFalse();
        assertThat(status.getJsonObject("ecv").encode())
                .isEqualTo("{\"state\":\"DOWN\",\"since\":\"2026-01-02T03:04:05Z\",\"by\":\"operator\","
                        + "\"reason\":\"maintenance\",\"paths\":{\"root\":\"/ecv\",\"markUp\":\"/ecv/markUp\","
                        + "\"markDown\":\"/ecv/markDown\"}}");
    }

    private static StatusDocument.Surroundings surroundings() {
        return new StatusDocument.Surroundings(
                "sample",
                "/home",
                new JsonObject(),
                List.of(new Node("m", Role.MASTER, "master", "master", 0, 1, 1, "h", 1, "dev")),
                context -> context.equals("web") ? OptionalInt.of(9090) : OptionalInt.empty(),
                id -> new JsonObject().put("beats", 1),
                id -> id.equals(WEB) ? Optional.of("u") : Optional.empty(),
                ecv(Optional.of(new Ecv.Sign(false, Ecv.By.OPERATOR, "maintenance", NOW))));
    }

    private static Ecv ecv(Optional<Ecv.Sign> sign) {
        return new Ecv() {
            @Override
            public Paths paths() {
                return new Paths("/ecv", "/ecv/markUp", "/ecv/markDown");
            }

            @Override
            public Optional<Sign> sign() {
                return sign;
            }

            @Override
            public Place place() {
                return new Place("10.0.0.1", "h", 9090);
            }
        };
    }
}
