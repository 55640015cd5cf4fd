package io.universe.launcher.supervisor;

import static io.universe.launcher.supervisor.Scenario.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.supervisor.Event.DebugFailed;
import io.universe.launcher.supervisor.Event.DebugFinishRequested;
import io.universe.launcher.supervisor.Event.DebugReady;
import io.universe.launcher.supervisor.Event.DebugRequested;
import io.universe.launcher.supervisor.Event.RecycleRequested;
import io.universe.launcher.supervisor.Event.ReloadRequested;
import io.universe.launcher.supervisor.Event.ScaleRequested;
import io.universe.launcher.supervisor.Event.StopRequested;
import io.universe.launcher.supervisor.Event.WorkerExited;
import io.universe.launcher.supervisor.Event.WorkerSpawned;
import io.universe.launcher.supervisor.Event.WorkerWarming;
import io.universe.launcher.supervisor.policy.MaxAge;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DebugRulesTest {
    private static final DebugId ID = DebugId.parse("web-debug.1");
    private static final DebugPorts PORTS = new DebugPorts(5005, 8080, false);
    private static final ContextSpec WEB = ContextSpec.withPort("web", 2)
            .with(new Care(Optional.empty(), List.of(new MaxAge(Duration.ofMinutes(5), 0)), 0));

    private static Scenario requested() {
        return Scenario.allReady(WEB).on(new DebugRequested("web"));
    }

    private static Scenario debugged() {
        return requested()
                .on(new WorkerSpawned(ID, 7))
                .on(new WorkerWarming(ID))
                .on(new DebugReady(ID, "uuid", PORTS));
    }

    @Test
    void shouldBringUpAWorkerBesideTheOthersAndTellWhereItIsReached() {
        assertThat(requested().orders()).containsExactly("Spawn web-debug.1");
        Scenario scenario = debugged();
        assertThat(scenario.effects()).contains(new Effect.DebugStarted(ID, PORTS));
        assertThat(scenario.context("web").debugPlace().ports()).contains(PORTS);
    }

    @Test
    void shouldLeaveCapacityReadinessAndConditionAsTheyWere() {
        ContextState before = Scenario.allReady(WEB).context("web");
        Scenario scenario = debugged();
        ContextState after = scenario.context("web");
        assertThat(after.slots()).isEqualTo(before.slots());
        assertThat(after.spec()).isEqualTo(before.spec());
        assertThat(after.condition()).isEqualTo(Condition.STEADY);
        assertThat(after.readyCount()).isEqualTo(2);
        assertThat(scenario.state().isReady()).isTrue();
        assertThat(scenario.killed("web-0.1").killed("web-1.1").state().isReady())
                .as("a debugged worker stands for nobody")
                .isFalse();
    }

    @Test
    void shouldRefuseASecondOneUntilTheFirstHasEnded() {
        Scenario scenario = debugged().on(new DebugRequested("web"));
        assertThat(refusal(scenario)).contains("web-debug.1 is debugged already", "finish it first");
        scenario.on(new DebugFinishRequested("web-debug.1")).on(new DebugRequested("web"));
        assertThat(refusal(scenario)).contains("web-debug.1 has not ended yet");
        scenario.on(new WorkerExited(ID, ExitStatus.exited(143))).on(new DebugRequested("web"));
        assertThat(scenario.orders()).containsExactly("Spawn web-debug.2");
    }

    @Test
    void shouldRefuseWhatCannotBeDebugged() {
        ContextSpec cache = new ContextSpec("cache", 1, false, 2, Timings.DEFAULTS, RestartPolicy.DEFAULTS);
        Scenario scenario = Scenario.of(cache, WEB.withAfter("cache")).on(new DebugRequested("cache"));
        assertThat(refusal(scenario)).isEqualTo("workers of cache hold the data of the universe, and none is debugged");
        assertThat(refusal(scenario.on(new DebugRequested("nowhere")))).isEqualTo("there is no context nowhere");
        assertThat(refusal(scenario.on(new DebugRequested("web"))))
                .isEqualTo("web has not begun yet, it waits for cache");
        scenario.on(new StopRequested("SIGTERM")).on(new DebugRequested("web"));
        assertThat(refusal(scenario)).isEqualTo("the master is on its way out");
    }

    @Test
    void shouldLeaveItAloneHoweverOldOrSilentItIs() {
        Scenario scenario = debugged().pass(Duration.ofMinutes(29));
        assertThat(scenario.orders()).noneMatch(order -> order.contains("web-debug"));
        assertThat(scenario.context("web").debugPlace().worker().orElseThrow().stage())
                .isEqualTo(Stage.DEBUGGED);
        assertThat(scenario.state().deathQueue())
                .noneMatch(queued -> queued.worker().toString().contains("debug"));
    }

    @Test
    void shouldEndItWhenItsTimeIsOverAndKillItWhereItStandsStill() {
        Scenario scenario = debugged().pass(Duration.ofMinutes(30));
        assertThat(scenario.orders()).contains("Terminate web-debug.1");
        assertThat(scenario.pass(Duration.ofSeconds(6)).orders()).contains("Kill web-debug.1");
        scenario.on(new WorkerExited(ID, ExitStatus.killedBy(9)));
        assertThat(scenario.context("web").debugPlace().worker()).isEmpty();
        assertThat(scenario.context("web").debugPlace().ports()).isEmpty();
    }

    @Test
    void shouldEndItWhenSomebodyHasFinishedAndSayWhy() {
        Scenario scenario = debugged().on(new DebugFinishRequested("web-debug.1"));
        assertThat(scenario.orders()).containsExactly("Terminate web-debug.1");
        assertThat(scenario.on(new DebugFinishRequested("web-debug.1")).orders())
                .isEmpty();
        scenario.on(new WorkerExited(ID, ExitStatus.exited(143)));
        assertThat(scenario.effects()).contains(new Effect.DebugFinished(ID, "debug-finished: exit 143"));
    }

    @Test
    void shouldSayWhoIsDebuggedWhereAnotherIsToBeFinished() {
        assertThat(refusal(debugged().on(new DebugFinishRequested("web-debug.9"))))
                .isEqualTo("nobody is debugged as web-debug.9; there is web-debug.1");
        assertThat(refusal(Scenario.allReady(WEB).on(new DebugFinishRequested("web-debug.1"))))
                .isEqualTo("nobody is debugged as web-debug.1; nobody is at all");
    }

    @Test
    void shouldBringUpNobodyInThePlaceOfOneThatDied() {
        Scenario scenario = debugged().on(new WorkerExited(ID, ExitStatus.exited(1)));
        assertThat(scenario.orders()).containsExactly("NodeLost web-debug.1", "DebugFinished");
        assertThat(scenario.effects()).contains(new Effect.DebugFinished(ID, "crash: exit 1"));
        assertThat(scenario.pass(Duration.ofMinutes(1)).orders()).noneMatch(order -> order.contains("debug"));
        assertThat(scenario.context("web").condition()).isEqualTo(Condition.STEADY);
        assertThat(scenario.context("web").earlyEndsNanos()).isEmpty();
    }

    @Test
    void shouldEndOneThatNobodyCanAttachTo() {
        Scenario scenario = requested().on(new WorkerSpawned(ID, 7)).on(new WorkerWarming(ID));
        scenario.on(new DebugFailed(ID, "its JVM has not said where"));
        assertThat(scenario.orders()).containsExactly("Terminate web-debug.1");
    }

    @Test
    void shouldKeepItThroughReloadScaleAndRecycle() {
        Scenario scenario = debugged()
                .on(new ReloadRequested(List.of(), 2, true))
                .ready("web-0.2")
                .ready("web-1.2")
                .pass(RestartPolicy.DEFAULTS.minUptime())
                .on(new ScaleRequested("web", 1))
                .on(new RecycleRequested("web-0"));
        WorkerHandle worker = scenario.context("web").debugPlace().worker().orElseThrow();
        assertThat(worker.stage()).isEqualTo(Stage.DEBUGGED);
        assertThat(worker.generation()).isEqualTo(1);
        assertThat(scenario.state().generationsInUse())
                .as("its code is still needed")
                .contains(1, 2);
    }

    @Test
    void shouldEndItWithTheUniverse() {
        Scenario scenario = debugged().on(new StopRequested("SIGTERM"));
        assertThat(scenario.orders()).contains("Terminate web-debug.1");
    }

    @Test
    void shouldGoOnWithTheNumbersOfTheMastersBefore() {
        Origin origin = new Origin(1, Map.of(), Map.of("web-debug", 4), Set.of(), false, 1);
        SupervisorState state = Supervisor.start(List.of(WEB), origin, 0).state();
        assertThat(Supervisor.on(state, new DebugRequested("web"), 1).effects())
                .contains(new Effect.Spawn(DebugId.parse("web-debug.5"), 1));
    }
}
