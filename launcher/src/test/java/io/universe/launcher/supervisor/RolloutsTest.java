package io.universe.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.supervisor.Event.RecycleRequested;
import io.universe.launcher.supervisor.Event.ReloadRequested;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutsTest {
    private static final Duration MIN_UPTIME = RestartPolicy.DEFAULTS.minUptime();
    private static final ContextSpec WEB = ContextSpec.withPort("web", 3);
    private static final ContextSpec ENGINE = ContextSpec.withoutPort("engine", 1);

    @Test
    void shouldGoSlotBySlotWithTheSpawnLastAndTheContextsInOrder() {
        Scenario scenario = reload(Scenario.allReady(WEB, ENGINE));
        assertThat(scenario.orders()).containsExactly("Spawn web-1.2");
        assertThat(scenario.context("web").condition()).isEqualTo(Condition.ROLLING);
        assertThat(scenario.ready("web-1.2").orders()).containsExactly("Drain web-1.1", "Spawn web-2.2");
        assertThat(scenario.ready("web-2.2").orders()).containsExactly("Drain web-2.1", "Spawn web-0.2");
        assertThat(scenario.ready("web-0.2").orders()).containsExactly("Drain web-0.1", "Spawn engine-0.2");
        assertThat(scenario.ready("engine-0.2").orders()).containsExactly("Drain engine-0.1");
    }

    @Test
    void shouldBeDoneWhenTheLastOneHasProvedItself() {
        Scenario scenario = reload(Scenario.allReady(ENGINE)).ready("engine-0.2");
        assertThat(scenario.context("engine").generation()).isEqualTo(1);
        assertThat(scenario.pass(MIN_UPTIME).orders()).containsExactly("RolloutDone");
        assertThat(scenario.context("engine").generation()).isEqualTo(2);
        assertThat(scenario.context("engine").condition()).isEqualTo(Condition.STEADY);
        assertThat(scenario.worker("engine-0.2").generation()).isEqualTo(2);
    }

    @Test
    void shouldFreezeAndGoBackWhenASuccessorFails() {
        Scenario scenario = reload(Scenario.allReady(WEB)).ready("web-1.2").exited("web-2.2", 1);
        assertThat(scenario.context("web").condition()).isEqualTo(Condition.FROZEN);
        assertThat(scenario.context("web").reason()).contains("web-2.2 failed: crash: exit 1");
        assertThat(scenario.orders()).containsExactly("NodeLost web-2.2", "Spawn web-1.3");
        assertThat(scenario.worker("web-1.3").generation()).isEqualTo(1);
        assertThat(scenario.ready("web-1.3").orders()).containsExactly("Drain web-1.2", "RolloutFrozen");
        assertThat(scenario.context("web").workers())
                .extracting(WorkerHandle::generation)
                .containsOnly(1);
        assertThat(scenario.state().rollout()).isEmpty();
    }

    @Test
    void shouldLeaveEverybodyWhereItIsWithoutRollback() {
        Scenario scenario = Scenario.allReady(WEB).on(new ReloadRequested(List.of(), 2, false));
        scenario.ready("web-1.2").exited("web-2.2", 1);
        assertThat(scenario.orders()).containsExactly("NodeLost web-2.2", "RolloutFrozen");
        assertThat(scenario.context("web").workers())
                .extracting(WorkerHandle::generation)
                .containsExactly(1, 2, 1);
        assertThat(scenario.pass(MIN_UPTIME).killed("web-1.2").orders()).contains("Spawn web-1.3");
        assertThat(scenario.worker("web-1.3").generation()).isEqualTo(1);
    }

    @Test
    void shouldFreezeWhenASuccessorTakesTooLong() {
        Scenario scenario = reload(Scenario.allReady(ENGINE)).pass(Duration.ofSeconds(60));
        assertThat(scenario.orders())
                .containsExactly("DumpThreads engine-0.2", "Terminate engine-0.2", "RolloutFrozen");
        assertThat(scenario.worker("engine-0.1").isReady()).isTrue();
        assertThat(scenario.context("engine").condition()).isEqualTo(Condition.FROZEN);
    }

    @Test
    void shouldFreezeWhenASuccessorCrashesSoonAfterItServed() {
        Scenario scenario =
                reload(Scenario.allReady(ENGINE)).ready("engine-0.2").exited("engine-0.2", 1);
        assertThat(scenario.context("engine").condition()).isEqualTo(Condition.FROZEN);
        assertThat(scenario.orders()).containsExactly("NodeLost engine-0.2", "Spawn engine-0.3", "RolloutFrozen");
        assertThat(scenario.worker("engine-0.3").generation()).isEqualTo(1);
    }

    @Test
    void shouldRespawnACrashMeanwhileOnTheGenerationThatWorks() {
        Scenario scenario = Scenario.allReady(WEB).pass(MIN_UPTIME);
        reload(scenario).ready("web-1.2").pass(MIN_UPTIME).killed("web-0.1").killed("web-1.2");
        assertThat(scenario.worker("web-0.2").generation()).isEqualTo(1);
        assertThat(scenario.worker("web-1.3").generation()).isEqualTo(2);
    }

    @Test
    void shouldRefuseAReloadDuringAReloadAndAGenerationThatWas() {
        Scenario scenario = reload(Scenario.allReady(ENGINE)).on(new ReloadRequested(List.of(), 3, true));
        assertThat(scenario.orders()).containsExactly("Refuse");
        scenario.ready("engine-0.2").pass(MIN_UPTIME).on(new ReloadRequested(List.of(), 2, true));
        assertThat(scenario.orders()).containsExactly("Refuse");
        assertThat(scenario.on(new ReloadRequested(List.of("nowhere"), 3, true)).orders())
                .containsExactly("Refuse");
    }

    @Test
    void shouldTryAnErroredContextAgainWithTheNewGeneration() {
        Scenario scenario = Scenario.allReady(ENGINE).exited("engine-0.1", 78);
        assertThat(scenario.context("engine").condition()).isEqualTo(Condition.ERRORED);
        assertThat(reload(scenario).orders()).containsExactly("Spawn engine-0.2");
        assertThat(scenario.ready("engine-0.2")
                        .pass(MIN_UPTIME)
                        .context("engine")
                        .condition())
                .isEqualTo(Condition.STEADY);
    }

    @Test
    void shouldBeErroredAgainWhenTheNewGenerationDoesNotHelp() {
        Scenario scenario = Scenario.allReady(ENGINE).exited("engine-0.1", 78);
        reload(scenario).exited("engine-0.2", 78);
        assertThat(scenario.context("engine").condition()).isEqualTo(Condition.ERRORED);
        assertThat(scenario.orders()).containsExactly("NodeLost engine-0.2", "RolloutFrozen");
    }

    @Test
    void shouldLeaveTheDeadSlotsOfAnErroredContextAloneAfterAFailedReload() {
        Scenario scenario = Scenario.of(ContextSpec.withPort("web", 2)).exited("web-0.1", 78);
        reload(scenario).exited("web-1.1", 1).exited("web-1.2", 1);
        assertThat(scenario.context("web").condition()).isEqualTo(Condition.ERRORED);
        assertThat(scenario.pass(Duration.ofMinutes(1)).orders()).noneMatch(order -> order.startsWith("Spawn"));
    }

    @Test
    void shouldNotDoAgainWhatIsFinished() {
        Scenario scenario = Scenario.allReady(ENGINE, WEB).exited("engine-0.1", 0);
        assertThat(scenario.on(new ReloadRequested(List.of("engine"), 2, true)).orders())
                .containsExactly("RolloutDone");
        assertThat(scenario.context("engine").condition()).isEqualTo(Condition.FINISHED);
        assertThat(scenario.on(new RecycleRequested("engine"))
                        .worker("engine-0.2")
                        .generation())
                .isEqualTo(2);
    }

    @Test
    void shouldShareThePlaceOfReplacementsWithTheDeathQueue() {
        Scenario scenario = Scenario.allReady(WEB).on(new RecycleRequested("web-1"));
        assertThat(reload(scenario).orders()).isEmpty();
        assertThat(scenario.ready("web-1.2").orders()).containsExactly("Drain web-1.1", "Spawn web-1.3");
        assertThat(scenario.worker("web-1.3").generation()).isEqualTo(2);
    }

    @Test
    void shouldJudgeEachWorkerByTheTimesOfItsOwnGeneration() {
        Scenario scenario = Scenario.allReady(ENGINE).on(renewal(Duration.ofSeconds(90), Duration.ofSeconds(7)));
        assertThat(scenario.pass(Duration.ofSeconds(89)).orders()).isEmpty();
        scenario.ready("engine-0.2");
        assertThat(scenario.pass(Duration.ofSeconds(29)).worker("engine-0.1").stage())
                .isEqualTo(Stage.DRAINING);
        assertThat(scenario.pass(Duration.ofSeconds(1)).worker("engine-0.1").stage())
                .isEqualTo(Stage.TERMINATING);
        scenario.on(new Event.StopRequested("SIGTERM")).pass(Duration.ofSeconds(7));
        assertThat(scenario.worker("engine-0.2").stage()).isEqualTo(Stage.TERMINATING);
    }

    @Test
    void shouldKeepTheNumberOfWorkersAndTakeTheRestOfWhatTheNewGenerationWants() {
        Scenario scenario = Scenario.allReady(ENGINE).on(renewal(Duration.ofSeconds(90), Duration.ofSeconds(7)));
        scenario.on(new Event.ScaleRequested("engine", 2))
                .ready("engine-1.1")
                .ready("engine-0.2")
                .ready("engine-1.2");
        assertThat(scenario.context("engine").spec().timings()).isEqualTo(Timings.DEFAULTS);
        ContextSpec after = scenario.pass(MIN_UPTIME).context("engine").spec();
        assertThat(after.target()).isEqualTo(2);
        assertThat(after.timings().stopTimeout()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void shouldKeepWhatWasWantedWhenTheNewGenerationFails() {
        Scenario scenario = Scenario.allReady(ENGINE).on(renewal(Duration.ofSeconds(90), Duration.ofSeconds(7)));
        assertThat(scenario.exited("engine-0.2", 1).context("engine").spec()).isEqualTo(ENGINE);
    }

    private static ReloadRequested renewal(Duration startTimeout, Duration stopTimeout) {
        Timings usual = Timings.DEFAULTS;
        Timings timings = new Timings(
                startTimeout,
                usual.warmUpTimeout(),
                stopTimeout,
                usual.terminateTimeout(),
                usual.killTimeout(),
                usual.releaseTimeout(),
                usual.debugTimeout());
        ContextSpec spec = new ContextSpec("engine", 9, false, 1, timings, ENGINE.restarts());
        return new ReloadRequested(List.of(), 2, true, List.of(spec));
    }

    @Test
    void shouldEndWithAStop() {
        Scenario scenario = reload(Scenario.allReady(ENGINE)).on(new Event.StopRequested("SIGTERM"));
        assertThat(scenario.orders())
                .containsExactly("CloseListeningSockets", "RolloutFrozen", "Terminate engine-0.2", "Drain engine-0.1");
    }

    private static Scenario reload(Scenario scenario) {
        return scenario.on(new ReloadRequested(List.of(), 2, true));
    }
}
