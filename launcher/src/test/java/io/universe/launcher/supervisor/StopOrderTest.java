package io.universe.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.supervisor.Event.AcceptingStopped;
import io.universe.launcher.supervisor.Event.RecycleRequested;
import io.universe.launcher.supervisor.Event.StopAtOnceRequested;
import io.universe.launcher.supervisor.Event.StopRequested;
import io.universe.launcher.supervisor.Event.WorkerSpawned;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StopOrderTest {
    private static final StopRequested STOP = new StopRequested("SIGTERM");
    private static final StopRequested NOTICED = new StopRequested("SIGTERM", Duration.ofSeconds(10));
    private static final StopAtOnceRequested STOP_AT_ONCE = new StopAtOnceRequested("SIGINT", 130);
    /** Long enough to be no early end. */
    private static final Duration SERVICE = Duration.ofMinutes(1);

    private static final ContextSpec WEB = ContextSpec.withPort("web", 2);
    private static final ContextSpec ENGINE = ContextSpec.withoutPort("engine", 1);
    private static final ContextSpec CACHE =
            new ContextSpec("cache", 1, false, 2, Timings.DEFAULTS, RestartPolicy.DEFAULTS);

    @Test
    void shouldCloseTheMastersSocketsFirstAndKeepOneWorkerForTheQueue() {
        Scenario scenario = Scenario.allReady(CACHE, ENGINE, WEB).on(STOP);
        assertThat(scenario.effects().get(0)).isEqualTo(new Effect.CloseListeningSockets());
        assertThat(scenario.orders()).containsExactly("CloseListeningSockets", "Drain web-1.1");
        assertThat(scenario.state().isReady()).isFalse();
    }

    @Test
    void shouldLetTheLastWorkerEmptyTheQueueWhenTheOthersHaveStoppedAccepting() {
        Scenario scenario = Scenario.allReady(WEB).on(STOP).on(new AcceptingStopped(WorkerId.parse("web-1.1")));
        assertThat(scenario.orders()).containsExactly("DrainLast web-0.1");
    }

    @Test
    void shouldLetTheLastWorkerEmptyTheQueueWhenTheOthersAreGone() {
        Scenario scenario = Scenario.allReady(WEB).on(STOP).killed("web-1.1");
        assertThat(scenario.orders()).containsExactly("NodeLost web-1.1", "DrainLast web-0.1");
    }

    @Test
    void shouldNotWaitForLongUntilTheOthersStopAccepting() {
        Scenario scenario = Scenario.allReady(WEB).on(STOP);
        assertThat(scenario.pass(Duration.ofMillis(1_999)).orders()).isEmpty();
        assertThat(scenario.pass(Duration.ofMillis(1)).orders()).containsExactly("DrainLast web-0.1");
    }

    @Test
    void shouldTerminateWhatHasNotServedYetAndKeepAReadyWorkerForTheQueue() {
        Scenario scenario = Scenario.of(WEB).ready("web-1.1").on(STOP);
        assertThat(scenario.orders()).containsExactly("CloseListeningSockets", "Terminate web-0.1");
        assertThat(scenario.exited("web-0.1", 143).orders()).containsExactly("NodeLost web-0.1", "DrainLast web-1.1");
    }

    @Test
    void shouldStopTierByTierAndExitWhenNobodyIsLeft() {
        Scenario scenario = Scenario.allReady(CACHE, ENGINE, ContextSpec.withPort("web", 1));
        assertThat(scenario.on(STOP).orders()).containsExactly("CloseListeningSockets", "DrainLast web-0.1");
        assertThat(scenario.exited("web-0.1", 0).orders()).containsExactly("NodeLost web-0.1", "Drain engine-0.1");
        assertThat(scenario.exited("engine-0.1", 0).orders()).containsExactly("NodeLost engine-0.1", "Drain cache-0.1");
        assertThat(scenario.exited("cache-0.1", 0).orders()).containsExactly("NodeLost cache-0.1", "Exit 0");
        assertThat(scenario.state().promisedNanos()).isEmpty();
    }

    @Test
    void shouldEscalateAWorkerThatDoesNotDrain() {
        Scenario scenario = Scenario.allReady(ENGINE).on(STOP);
        assertThat(scenario.pass(Duration.ofSeconds(30)).orders()).containsExactly("Terminate engine-0.1");
        assertThat(scenario.pass(Duration.ofSeconds(5)).orders()).containsExactly("Kill engine-0.1");
        assertThat(scenario.killed("engine-0.1").orders()).containsExactly("NodeLost engine-0.1", "Exit 0");
    }

    @Test
    void shouldServeOnUntilTheNoticeIsOver() {
        Scenario scenario = Scenario.allReady(WEB).on(NOTICED);
        assertThat(scenario.orders()).isEmpty();
        assertThat(scenario.state().isStopping()).isTrue();
        assertThat(scenario.state().isReady()).isFalse();
        assertThat(scenario.pass(Duration.ofMillis(9_999)).orders()).isEmpty();
        assertThat(scenario.worker("web-0.1").isReady()).isTrue();

        assertThat(scenario.pass(Duration.ofMillis(1)).orders())
                .containsExactly("CloseListeningSockets", "Drain web-1.1");
    }

    @Test
    void shouldEndTheNoticeAtASecondSignalAndEverythingAtAThird() {
        Scenario scenario = Scenario.allReady(WEB).on(NOTICED).on(STOP_AT_ONCE);
        assertThat(scenario.orders()).containsExactly("CloseListeningSockets", "Drain web-1.1");

        assertThat(scenario.on(STOP_AT_ONCE).orders()).containsExactly("Kill web-0.1", "Kill web-1.1");
    }

    @Test
    void shouldReplaceNobodyWhoServesWhileItGivesNotice() {
        Scenario scenario = Scenario.allReady(WEB).on(NOTICED);
        assertThat(scenario.on(new RecycleRequested("web-1")).orders()).containsExactly("Refuse");
        assertThat(scenario.on(new Event.ScaleRequested("web", 3)).orders()).containsExactly("Refuse");
        assertThat(scenario.on(new Event.HandOverRequested("restart")).orders()).containsExactly("Refuse");
    }

    @Test
    void shouldMakeUpForWhoCrashesWhileItGivesNotice() {
        Scenario scenario = Scenario.allReady(WEB).pass(SERVICE).on(NOTICED);
        assertThat(scenario.killed("web-0.1").orders()).containsExactly("NodeLost web-0.1", "Spawn web-0.2");

        assertThat(scenario.ready("web-0.2").orders()).isEmpty();
        assertThat(scenario.pass(Duration.ofSeconds(10)).orders())
                .containsExactly("CloseListeningSockets", "Drain web-1.1");
    }

    @Test
    void shouldHaveAStandbyMakeUpForWhoCrashesWhileItGivesNotice() {
        Care care = new Care(Optional.empty(), List.of(), 1);
        Scenario scenario = Scenario.allReady(WEB.with(care));
        scenario.on(new WorkerSpawned(StandbyId.parse("web-standby.1"), 1))
                .on(new Event.WorkerWarming(StandbyId.parse("web-standby.1")))
                .on(new Event.StandbyReady(StandbyId.parse("web-standby.1")))
                .pass(SERVICE);
        assertThat(scenario.on(NOTICED).orders()).isEmpty();
        assertThat(scenario.killed("web-0.1").orders())
                .containsExactly("NodeLost web-0.1", "TakeSlot web-standby.1 web-0.2");
    }

    @Test
    void shouldFillWhatWasLeftToTheNextMasterWhenItGivesNotice() {
        Scenario scenario = Scenario.of(WEB).ready("web-1.1").on(new Event.HandOverRequested("restart"));
        assertThat(scenario.on(NOTICED)
                        .exited("web-0.1", 143)
                        .pass(Duration.ofSeconds(1))
                        .orders())
                .containsExactly("Spawn web-0.2");
        scenario = Scenario.of(WEB, ENGINE).ready("web-1.1").on(new Event.HandOverRequested("restart"));
        assertThat(scenario.exited("web-0.1", 143)
                        .on(NOTICED)
                        .pass(Duration.ofSeconds(1))
                        .orders())
                .containsExactly("Spawn web-0.2");
    }

    @Test
    void shouldEndWhoHasNotServedYetWhenTheNoticeIsOver() {
        Scenario scenario = Scenario.allReady(WEB).pass(SERVICE).on(NOTICED).killed("web-0.1");
        assertThat(scenario.pass(Duration.ofSeconds(10)).orders())
                .containsExactly("CloseListeningSockets", "Terminate web-0.2");
        assertThat(scenario.exited("web-0.2", 143).orders()).containsExactly("NodeLost web-0.2", "DrainLast web-1.1");
    }

    @Test
    void shouldSpawnNobodyWhoIsDueWhenTheNoticeIsOver() {
        Scenario scenario = Scenario.allReady(WEB).on(NOTICED).exited("web-0.1", 1);
        assertThat(scenario.exited("web-1.1", 1).orders()).containsExactly("NodeLost web-1.1");
        assertThat(scenario.on(STOP_AT_ONCE).orders()).containsExactly("CloseListeningSockets", "Exit 0");
        assertThat(scenario.state().isOver()).isTrue();
        assertThat(scenario.pass(Duration.ofSeconds(60)).orders()).isEmpty();
    }

    @Test
    void shouldGiveNoNoticeWhenNobodyIsLeftWhomItWouldBeFor() {
        Scenario scenario = Scenario.allReady(ENGINE).on(NOTICED).exited("engine-0.1", 0);
        assertThat(scenario.orders()).containsExactly("NodeLost engine-0.1", "CloseListeningSockets", "Exit 0");
    }

    @Test
    void shouldNotBeginContextsThatWaitWhileItGivesNotice() {
        Scenario scenario = Scenario.of(WEB, ENGINE.withAfter("web")).on(NOTICED);
        assertThat(scenario.orders()).isEmpty();
        assertThat(scenario.ready("web-0.1").ready("web-1.1").orders()).isEmpty();
        assertThat(scenario.pass(Duration.ofSeconds(10)).orders())
                .containsExactly("CloseListeningSockets", "Drain web-1.1");
    }

    @Test
    void shouldTakeASecondRequestForTheFirst() {
        Scenario scenario = Scenario.allReady(WEB).on(STOP).on(STOP);
        assertThat(scenario.orders()).containsExactly("Ignore");
    }

    @Test
    void shouldSpawnNothingAfterAStop() {
        Scenario scenario = Scenario.of(WEB, ENGINE)
                .ready("engine-0.1")
                .exited("web-0.1", 1)
                .on(STOP);
        scenario.pass(Duration.ofSeconds(1)).exited("web-1.1", 1);
        assertThat(scenario.context("web").living()).isEmpty();
        assertThat(scenario.on(new RecycleRequested("web")).orders()).containsExactly("Refuse");
        assertThat(scenario.pass(Duration.ofSeconds(10)).orders()).isEmpty();
    }

    @Test
    void shouldRepeatTheOrderToAProcessThatCameTooLateForIt() {
        Scenario scenario = Scenario.of(ENGINE).on(STOP).on(new WorkerSpawned(WorkerId.parse("engine-0.1"), 1));
        assertThat(scenario.orders()).containsExactly("Terminate engine-0.1");
        scenario.pass(Duration.ofSeconds(5));
        assertThat(scenario.orders()).containsExactly("Kill engine-0.1");
    }

    @Test
    void shouldKillEverybodyAtOnceAndExitWithTheGivenCode() {
        Scenario scenario = Scenario.allReady(ENGINE, ContextSpec.withPort("web", 1))
                .on(STOP)
                .on(STOP_AT_ONCE);
        assertThat(scenario.orders()).containsExactly("Kill engine-0.1", "Kill web-0.1");
        assertThat(scenario.killed("web-0.1").orders()).containsExactly("NodeLost web-0.1");
        assertThat(scenario.killed("engine-0.1").orders()).containsExactly("NodeLost engine-0.1", "Exit 130");
    }

    @Test
    void shouldCloseTheSocketsWhenTheFirstRequestIsAtOnce() {
        Scenario scenario = Scenario.allReady(ENGINE).on(STOP_AT_ONCE);
        assertThat(scenario.orders()).containsExactly("CloseListeningSockets", "Kill engine-0.1");
    }

    @Test
    void shouldNotWaitForEverForAProcessThatSurvivesItsKill() {
        Scenario scenario = Scenario.allReady(ENGINE).on(STOP_AT_ONCE).pass(Duration.ofSeconds(5));
        assertThat(scenario.orders()).containsExactly("Kill engine-0.1", "Exit 130");
    }

    @Test
    void shouldDoNothingAfterTheExit() {
        Scenario scenario = Scenario.allReady(ENGINE).on(STOP).exited("engine-0.1", 0);
        assertThat(scenario.on(STOP_AT_ONCE).orders()).containsExactly("Ignore");
        assertThat(scenario.on(new Event.Tick()).orders()).containsExactly("Ignore");
    }
}
