package io.universe.launcher.master.probes;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.supervisor.ContextSpec;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.ExitStatus;
import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.Origin;
import io.universe.launcher.supervisor.Supervisor;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.launcher.supervisor.WorkerId;
import io.universe.operations.Probe;
import io.universe.operations.Probe.Check;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What orchestrators are told of a universe with two web workers and an engine. */
class ProbeRuleTest {

    private static final WorkerId WEB_0 = new WorkerId("web", 0, 1);
    private static final WorkerId WEB_1 = new WorkerId("web", 1, 1);
    private static final WorkerId ENGINE = new WorkerId("engine", 0, 1);
    private static final List<ContextSpec> CONTEXTS =
            List.of(ContextSpec.withPort("web", 2), ContextSpec.withoutPort("engine", 1));

    private final Map<LifeId, JsonObject> heartbeats = new HashMap<>();
    private SupervisorState state =
            Supervisor.start(CONTEXTS, Origin.fresh(1, 7), 0).state();
    private long nowNanos;

    private void on(Event event) {
        state = Supervisor.on(state, event, nowNanos).state();
    }

    private void up(WorkerId... workers) {
        for (WorkerId worker : workers) {
            on(new Event.WorkerSpawned(worker, 1));
            on(new Event.WorkerWarming(worker));
            on(new Event.WorkerReady(worker, "u"));
            beats(worker);
        }
    }

    private void beats(WorkerId... workers) {
        for (WorkerId worker : workers) {
            on(new Event.HeartbeatSeen(worker));
        }
    }

    private void pass(Duration time) {
        nowNanos += time.toNanos();
    }

    private Probe ready() {
        return ProbeRule.ready(
                state,
                "no answer",
                new WorkerRule(id -> heartbeats.getOrDefault(id, new JsonObject()), generation -> 5_000, nowNanos));
    }

    private static Check checkOf(Probe probe, String id) {
        return probe.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldNameWhatAStartWaitsFor() {
        up(WEB_0);
        assertThat(ProbeRule.started(state, "no answer"))
                .isEqualTo(Probe.of(List.of(
                        Check.down("web", "waits for web-1, which is STARTING"),
                        Check.down("engine", "waits for engine-0, which is STARTING"))));
        up(WEB_1, ENGINE);
        assertThat(ProbeRule.started(state, "no answer")).isEqualTo(Probe.of(List.of(Check.up("universe"))));
    }

    @Test
    void shouldHaveStartedOnceAndForAll() {
        up(WEB_0, WEB_1, ENGINE);
        on(new Event.WorkerExited(ENGINE, ExitStatus.killedBy(9)));
        assertThat(ProbeRule.started(state, "no answer").isUp()).isTrue();
        assertThat(ready().isUp()).isFalse();
    }

    @Test
    void shouldWaitForEcvBeforeItHasStarted() {
        state = Supervisor.start(CONTEXTS, new Origin(1, Map.of(), Map.of(), Set.of(), false, true, 7), 0)
                .state();
        up(WEB_0, WEB_1, ENGINE);
        assertThat(checkOf(ProbeRule.started(state, "no answer"), "universe").cause())
                .isEqualTo("waits for ECV to come up: no answer");
        on(new Event.EcvSettled());
        assertThat(ProbeRule.started(state, "no answer").isUp()).isTrue();
    }

    @Test
    void shouldBeLiveAsLongAsSupervisionTurns() {
        assertThat(ProbeRule.live(Duration.ofMillis(4_999)).isUp()).isTrue();
        assertThat(ProbeRule.live(Duration.ofSeconds(5)))
                .isEqualTo(Probe.of(List.of(Check.down("supervision", "has not turned for 5 s"))));
    }

    @Test
    void shouldBeReadyWhileEachContextHasAWorkerThatBeats() {
        up(WEB_0, WEB_1, ENGINE);
        pass(Duration.ofSeconds(10));
        assertThat(ready()).isEqualTo(Probe.of(List.of(Check.up("web"), Check.up("engine"))));
    }

    @Test
    void shouldNameWhoIsSilentThoughOthersMakeUpForIt() {
        up(WEB_0, WEB_1, ENGINE);
        pass(Duration.ofSeconds(12));
        beats(WEB_1, ENGINE);

        assertThat(ready().isUp()).isTrue();
        assertThat(checkOf(ready(), "web")).isEqualTo(new Check("web", true, "web-0: no heartbeat for 12 s"));
    }

    @Test
    void shouldNameEveryCulpritWhereNobodyIsLeft() {
        up(WEB_0, WEB_1, ENGINE);
        pass(Duration.ofSeconds(12));
        beats(WEB_1, ENGINE);
        heartbeats.put(WEB_1, new JsonObject().put("health", down("backend/stars", "connection refused")));

        assertThat(ready().isUp()).isFalse();
        assertThat(checkOf(ready(), "web"))
                .isEqualTo(Check.down("web", "web-0: no heartbeat for 12 s; web-1: backend stars: connection refused"));
        assertThat(checkOf(ready(), "engine").isUp()).isTrue();
    }

    private static JsonObject down(String id, String cause) {
        return new JsonObject()
                .put("status", "DOWN")
                .put(
                        "checks",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("id", id)
                                        .put("status", "DOWN")
                                        .put("cause", cause))
                                .add(new JsonObject().put("id", "other").put("status", "UP")));
    }

    @Test
    void shouldNameAWorkerThatBeatsThoughItsEventLoopIsBlocked() {
        up(WEB_0, WEB_1, ENGINE);
        heartbeats.put(ENGINE, new JsonObject().put("eventLoopDelayMillis", 11_000));
        assertThat(checkOf(ready(), "engine"))
                .isEqualTo(Check.down("engine", "engine-0: an event loop is blocked for 11 s"));
    }

    @Test
    void shouldSayThatNobodyIsThere() {
        up(WEB_0, WEB_1, ENGINE);
        on(new Event.WorkerExited(ENGINE, ExitStatus.exited(78)));
        assertThat(checkOf(ready(), "engine").isUp()).isFalse();
        assertThat(checkOf(ready(), "engine").cause()).startsWith("engine-0: is EXITED (");
    }

    @Test
    void shouldNotMissWhoHasFinished() {
        up(WEB_0, WEB_1, ENGINE);
        on(new Event.WorkerExited(ENGINE, ExitStatus.exited(0)));
        assertThat(ready().isUp()).isTrue();
    }

    @Test
    void shouldNotBeReadyBeforeItEverWasNorWhenItStops() {
        up(WEB_0, ENGINE);
        assertThat(ready().isUp()).isFalse();
        assertThat(checkOf(ready(), "universe").cause()).isEqualTo("waits for workers: web-1, which is STARTING");

        up(WEB_1);
        on(new Event.StopRequested("SIGTERM", Duration.ofSeconds(10)));
        assertThat(ready().isUp()).isFalse();
        assertThat(checkOf(ready(), "universe").cause()).isEqualTo("stops: SIGTERM");
    }
}
