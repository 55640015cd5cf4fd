package io.universe.launcher.supervisor;

import static io.universe.launcher.supervisor.Scenario.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.supervisor.Event.DebugFinishRequested;
import io.universe.launcher.supervisor.Event.DebugOpenFailed;
import io.universe.launcher.supervisor.Event.DebugOpenRequested;
import io.universe.launcher.supervisor.Event.DebugOpened;
import io.universe.launcher.supervisor.Event.DebugRequested;
import io.universe.launcher.supervisor.Event.HeartbeatSeen;
import io.universe.launcher.supervisor.Event.LinkLost;
import io.universe.launcher.supervisor.Event.PauseRequested;
import io.universe.launcher.supervisor.Event.Paused;
import io.universe.launcher.supervisor.Event.RecycleRequested;
import io.universe.launcher.supervisor.Event.RecycleWanted;
import io.universe.launcher.supervisor.Event.ReloadRequested;
import io.universe.launcher.supervisor.Event.ScaleRequested;
import io.universe.launcher.supervisor.Event.StopRequested;
import io.universe.launcher.supervisor.policy.Heartbeat;
import io.universe.launcher.supervisor.policy.MaxRequests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlotDebugRulesTest {
    private static final WorkerId ID = WorkerId.parse("web-0.1");
    private static final DebugPorts PORTS = new DebugPorts(5005, 0, false);
    private static final Duration TOLERANCE = Duration.ofSeconds(15);
    private static final Heartbeat BUSY = new Heartbeat(
            Heartbeat.BARE.uptime(),
            Heartbeat.BARE.load(),
            new Heartbeat.Traffic(0, 0, 0, 0, 0, 5_000, 0),
            Heartbeat.BARE.pauses(),
            Heartbeat.BARE.errors(),
            1);

    /** Only the workers that are debugged are silent in these tests, so nobody waits for the others. */
    private static final ContextSpec WEB =
            ContextSpec.withPort("web", 2).with(new Care(Optional.empty(), List.of(new MaxRequests(1_000)), 0));

    private static final ContextSpec HEARD =
            ContextSpec.withPort("web", 1).with(new Care(Optional.of(TOLERANCE), List.of(), 0));

    private static Scenario ready(ContextSpec... contexts) {
        return Scenario.allReady(contexts).pass(RestartPolicy.DEFAULTS.minUptime());
    }

    private static Scenario debugged(ContextSpec... contexts) {
        return ready(contexts).on(new DebugOpenRequested("web-0")).on(new DebugOpened(ID, PORTS));
    }

    @Test
    void shouldOpenTheWorkerWhereItIsAndTellHowItIsReached() {
        Scenario scenario = ready(WEB).on(new DebugOpenRequested("web-0"));
        assertThat(scenario.orders()).containsExactly("OpenToDebuggers web-0.1");
        scenario.on(new DebugOpened(ID, PORTS));
        assertThat(scenario.effects()).containsExactly(new Effect.DebugStarted(ID, PORTS));
        assertThat(scenario.worker("web-0.1").debugging().orElseThrow().ports()).contains(PORTS);
    }

    @Test
    void shouldLeaveCapacityReadinessAndConditionAsTheyWere() {
        ContextState before = ready(WEB).context("web");
        Scenario scenario = debugged(WEB);
        assertThat(scenario.context("web").readyCount()).isEqualTo(before.readyCount());
        assertThat(scenario.context("web").spec()).isEqualTo(before.spec());
        assertThat(scenario.context("web").condition()).isEqualTo(Condition.STEADY);
        assertThat(scenario.state().isReady()).isTrue();
        assertThat(scenario.killed("web-1.1").state().isReady())
                .as("who is debugged serves, as before")
                .isTrue();
    }

    @Test
    void shouldSayWhatHelpsWhereTheJvmCannotBeOpened() {
        Scenario scenario = ready(HEARD)
                .on(new DebugOpenRequested("web-0"))
                .on(new DebugOpenFailed(ID, "its JVM was not started for that"));
        assertThat(scenario.effects())
                .containsExactly(new Effect.DebugRefused(
                        ID, "its JVM was not started for that; debug web --fresh brings up one beside it"));
        assertThat(scenario.worker("web-0.1").debugging()).isEmpty();
        assertThat(scenario.pass(TOLERANCE).orders())
                .as("it is listened to again")
                .containsExactly("Examine web-0.1");
    }

    @Test
    void shouldRefuseWhoCannotBeDebuggedInItsSlot() {
        ContextSpec cache = new ContextSpec("cache", 1, false, 2, Timings.DEFAULTS, RestartPolicy.DEFAULTS);
        assertThat(refusal(ready(cache, WEB).on(new DebugOpenRequested("cache-0"))))
                .isEqualTo("workers of cache hold the data of the universe, and none is debugged");
        assertThat(refusal(ready(WEB).on(new DebugOpenRequested("web-7")))).isEqualTo("there is no worker web-7");
        assertThat(refusal(ready(WEB).on(new Paused(ID)).on(new DebugOpenRequested("web-0"))))
                .isEqualTo("web-0.1 is PAUSED, and only a worker that is READY is debugged in its slot; "
                        + "debug web --fresh brings up one beside it");
        assertThat(refusal(ready(WEB).on(new RecycleRequested("web-0")).on(new DebugOpenRequested("web-0"))))
                .isEqualTo("web-0.1 is about to be replaced; ask again when its successor serves");
        assertThat(refusal(
                        ready(WEB).on(new ReloadRequested(List.of(), 2, true)).on(new DebugOpenRequested("web-0"))))
                .isEqualTo("web-0.1 is about to be replaced; ask again when its successor serves");
        assertThat(refusal(ready(WEB).on(new StopRequested("SIGTERM")).on(new DebugOpenRequested("web-0"))))
                .isEqualTo("the master is on its way out");
    }

    @Test
    void shouldRefuseASecondOneOfTheContextBesideItOrInAnotherSlot() {
        String refusal = "web-0.1 is debugged already, and a context has one such worker at a time; finish it first";
        assertThat(refusal(debugged(WEB).on(new DebugOpenRequested("web-0")))).isEqualTo(refusal);
        assertThat(refusal(debugged(WEB).on(new DebugOpenRequested("web-1")))).isEqualTo(refusal);
        assertThat(refusal(debugged(WEB).on(new DebugRequested("web")))).isEqualTo(refusal);
        assertThat(refusal(ready(WEB).on(new DebugRequested("web")).on(new DebugOpenRequested("web-0"))))
                .startsWith("web-debug.1 is debugged already");
        assertThat(refusal(debugged(WEB).on(new DebugFinishRequested("web-0")).on(new DebugRequested("web"))))
                .isEqualTo("web-0.1 has not ended yet; ask again");
    }

    @Test
    void shouldNotMindThatItStandsStill() {
        Scenario scenario = debugged(HEARD).pass(Duration.ofMinutes(29));
        assertThat(scenario.orders()).isEmpty();
        assertThat(scenario.on(new LinkLost(ID)).pass(Duration.ofSeconds(50)).orders())
                .isEmpty();
        assertThat(scenario.worker("web-0.1").stage()).isEqualTo(Stage.READY);
    }

    @Test
    void shouldNotMindWhenItFallsSilentWhileItIsOpened() {
        Scenario scenario = ready(HEARD).on(new DebugOpenRequested("web-0")).pass(TOLERANCE.multipliedBy(2));
        assertThat(scenario.orders()).isEmpty();
    }

    @Test
    void shouldKeepPoliciesAndItsOwnWishAwayFromIt() {
        Scenario scenario = debugged(WEB).on(new HeartbeatSeen(ID, BUSY));
        assertThat(scenario.effects()).isEmpty();
        scenario.on(new RecycleWanted(ID, "full"));
        assertThat(scenario.orders()).containsExactly("Ignore");
        assertThat(scenario.state().deathQueue()).isEmpty();
        assertThat(ready(WEB).on(new HeartbeatSeen(ID, BUSY)).state().deathQueue())
                .as("without a debugger")
                .hasSize(1);
    }

    @Test
    void shouldReplaceItWhenSomebodyHasFinishedAndHaveTheSuccessorServeFirst() {
        Scenario scenario = debugged(WEB).on(new DebugFinishRequested("web-0"));
        assertThat(scenario.orders()).containsExactly("Spawn web-0.2");
        assertThat(scenario.worker("web-0.1").stage()).isEqualTo(Stage.READY);
        assertThat(scenario.state().deathQueue().get(0).reason()).isEqualTo("debug-finished");
        assertThat(scenario.on(new DebugFinishRequested("web-0")).orders())
                .as("twice is as once")
                .isEmpty();
        assertThat(scenario.ready("web-0.2").orders()).containsExactly("Drain web-0.1");
        assertThat(scenario.exited("web-0.1", 0).effects())
                .contains(new Effect.DebugFinished(ID, "debug-finished: exit 0"));
        assertThat(scenario.context("web").debuggedInSlot()).isEmpty();
    }

    @Test
    void shouldReplaceItWhenItsTimeIsOverAndKillItWhereItStandsStill() {
        Scenario scenario = debugged(WEB).pass(Duration.ofMinutes(30));
        assertThat(scenario.orders()).contains("Spawn web-0.2");
        assertThat(scenario.state().deathQueue().get(0).reason()).isEqualTo("debug-timeout");
        assertThat(scenario.ready("web-0.2").orders()).containsExactly("Drain web-0.1");
        assertThat(scenario.pass(Timings.DEFAULTS.stopTimeout()).orders()).containsExactly("Terminate web-0.1");
        assertThat(scenario.pass(Timings.DEFAULTS.terminateTimeout()).orders()).containsExactly("Kill web-0.1");
    }

    @Test
    void shouldJudgeItLikeAnyOtherOnceItIsOver() {
        Scenario scenario =
                debugged(HEARD).on(new DebugFinishRequested("web-0")).pass(TOLERANCE);
        assertThat(scenario.orders()).contains("Examine web-0.1");
    }

    @Test
    void shouldFollowOneThatDiesAsAnyOther() {
        Scenario scenario = debugged(WEB).exited("web-0.1", 1);
        assertThat(scenario.orders()).contains("Spawn web-0.2");
        assertThat(scenario.effects()).contains(new Effect.DebugFinished(ID, "crash: exit 1"));
        assertThat(scenario.worker("web-0.2").debugging()).isEmpty();
    }

    @Test
    void shouldDoToItWhatAPersonWishes() {
        assertThat(debugged(WEB).on(new RecycleRequested("web-0")).orders()).containsExactly("Spawn web-0.2");
        assertThat(debugged(WEB).on(new PauseRequested("web-0")).effects())
                .containsExactly(new Effect.RequestPause(ID));
        assertThat(debugged(HEARD).on(new StopRequested("SIGTERM")).orders()).contains("DrainLast web-0.1");
        Scenario second = ready(WEB).on(new DebugOpenRequested("web-1"));
        second.on(new DebugOpened(WorkerId.parse("web-1.1"), PORTS));
        assertThat(second.on(new ScaleRequested("web", 1)).orders()).containsExactly("Drain web-1.1");
        Scenario reloaded = debugged(HEARD).on(new ReloadRequested(List.of(), 2, true));
        assertThat(reloaded.ready("web-0.2").orders()).contains("Drain web-0.1");
    }

    @Test
    void shouldBeFinishedWhilePaused() {
        Scenario scenario = debugged(WEB).on(new Paused(ID)).on(new DebugFinishRequested("web-0"));
        assertThat(scenario.orders()).containsExactly("Spawn web-0.2");
    }

    @Test
    void shouldSayWhoIsDebuggedWhereAnotherIsToBeFinished() {
        assertThat(refusal(debugged(WEB).on(new DebugFinishRequested("web-1"))))
                .isEqualTo("nobody is debugged as web-1; there is web-0");
        assertThat(refusal(ready(WEB).on(new DebugOpenRequested("web-0")).on(new DebugFinishRequested("web-0"))))
                .isEqualTo("the JVM of web-0.1 has not answered yet; ask again");
    }

    @Test
    void shouldOpenNothingAnyMoreWhenItWasToldToGoMeanwhile() {
        Scenario scenario = ready(WEB).on(new DebugOpenRequested("web-0")).on(new RecycleRequested("web-0"));
        assertThat(scenario.on(new DebugOpened(ID, PORTS)).orders()).containsExactly("Ignore");
        assertThat(scenario.ready("web-0.2").orders()).containsExactly("Drain web-0.1");
    }

    @Test
    void shouldRecycleWhomTheMasterBeforeHasOpened() {
        Survivor open = survivor("web-0.1").afterDebugging();
        Decision decision = Supervisor.adopt(
                List.of(WEB),
                new Origin(1, Map.of(), Map.of(), Set.of(), true, 1),
                List.of(open, survivor("web-1.1")),
                0);
        assertThat(decision.effects()).contains(new Effect.Spawn(WorkerId.parse("web-0.2"), 1));
        assertThat(decision.state().deathQueue()).hasSize(1);
        assertThat(decision.state().deathQueue().get(0).reason()).isEqualTo("debug-adopted");
    }

    private static Survivor survivor(String id) {
        return new Survivor(WorkerId.parse(id), 1, Stage.READY, 7, Optional.of("uuid-" + id), Duration.ofMinutes(1));
    }
}
