package io.universe.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.supervisor.Event.RecycleRequested;
import io.universe.launcher.supervisor.Event.RecycleWanted;
import io.universe.launcher.supervisor.Renewal.Queued;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplacementsTest {
    private static final ContextSpec WEB = ContextSpec.withPort("web", 2);
    private static final ContextSpec ENGINE = ContextSpec.withoutPort("engine", 1);

    @Test
    void shouldNotAskAWorkerToLeaveBeforeItsSuccessorServes() {
        Scenario scenario = Scenario.allReady(WEB).on(new RecycleRequested("web-1"));
        assertThat(scenario.orders()).containsExactly("Spawn web-1.2");
        assertThat(scenario.worker("web-1.1").isReady()).isTrue();
        assertThat(scenario.ready("web-1.2").orders()).containsExactly("Drain web-1.1");
        assertThat(scenario.exited("web-1.1", 0).orders()).containsExactly("NodeLost web-1.1");
        assertThat(scenario.currentId("web-1")).isEqualTo("web-1.2");
    }

    @Test
    void shouldKeepTheSameOrderWithoutAPort() {
        Scenario scenario = Scenario.allReady(ENGINE).on(new RecycleRequested("engine"));
        assertThat(scenario.orders()).containsExactly("Spawn engine-0.2");
        assertThat(scenario.ready("engine-0.2").orders()).containsExactly("Drain engine-0.1");
        assertThat(scenario.exited("engine-0.1", 0).context("engine").condition())
                .isEqualTo(Condition.STEADY);
    }

    @Test
    void shouldReplaceOneAtATimeInTheOrderOfTheQueue() {
        Scenario scenario = Scenario.allReady(WEB, ENGINE)
                .on(new RecycleWanted(WorkerId.parse("engine-0.1"), "leaks"))
                .on(new RecycleRequested("web"));
        assertThat(scenario.orders()).isEmpty();
        assertThat(queued(scenario)).containsExactly("engine-0.1", "web-0.1", "web-1.1");
        assertThat(scenario.ready("engine-0.2").orders()).containsExactly("Drain engine-0.1", "Spawn web-0.2");
        assertThat(scenario.ready("web-0.2").orders()).containsExactly("Drain web-0.1", "Spawn web-1.2");
        assertThat(scenario.ready("web-1.2").state().deathQueue()).isEmpty();
    }

    @Test
    void shouldQueueAWorkerOnce() {
        Scenario scenario =
                Scenario.allReady(WEB).on(new RecycleRequested("web-0")).on(new RecycleRequested("web-0"));
        assertThat(scenario.orders()).containsExactly("Refuse");
        assertThat(queued(scenario)).containsExactly("web-0.1");
    }

    @Test
    void shouldKeepTheOldWorkerAndTryAgainLaterWhenItsSuccessorFails() {
        Scenario scenario =
                Scenario.allReady(WEB).on(new RecycleRequested("web-0")).exited("web-0.2", 1);
        assertThat(scenario.worker("web-0.1").isReady()).isTrue();
        assertThat(scenario.context("web").earlyEndsNanos()).isEmpty();
        assertThat(scenario.pass(Duration.ofSeconds(1)).orders()).containsExactly("Spawn web-0.3");
        scenario.exited("web-0.3", 1);
        assertThat(scenario.pass(Duration.ofMillis(1_599)).orders()).isEmpty();
        assertThat(scenario.pass(Duration.ofMillis(401)).orders()).containsExactly("Spawn web-0.4");
    }

    @Test
    void shouldLetOthersGoFirstWhileOneIsPutOff() {
        Scenario scenario =
                Scenario.allReady(WEB).on(new RecycleRequested("web")).exited("web-0.2", 1);
        assertThat(scenario.orders()).containsExactly("NodeLost web-0.2", "Spawn web-1.2");
        assertThat(queued(scenario)).containsExactly("web-0.1", "web-1.1");
    }

    @Test
    void shouldGiveUpASuccessorThatHangsAndNotWaitForItsEnd() {
        Scenario scenario =
                Scenario.allReady(WEB).on(new RecycleRequested("web")).pass(Duration.ofSeconds(60));
        assertThat(scenario.orders()).containsExactly("DumpThreads web-0.2", "Terminate web-0.2", "Spawn web-1.2");
        assertThat(scenario.context("web").leaving())
                .extracting(WorkerHandle::id)
                .containsExactly(WorkerId.parse("web-0.2"));
    }

    @Test
    void shouldGiveTheSlotOfAWorkerThatDiedToItsSuccessorOnTheWay() {
        Scenario scenario = Scenario.allReady(WEB)
                .pass(Duration.ofSeconds(2))
                .on(new RecycleRequested("web-0"))
                .killed("web-0.1");
        assertThat(scenario.orders()).containsExactly("NodeLost web-0.1");
        assertThat(scenario.ready("web-0.2").orders()).isEmpty();
        assertThat(scenario.currentId("web-0")).isEqualTo("web-0.2");
    }

    @Test
    void shouldRespawnAtOnceWhenBothTheWorkerAndItsSuccessorDied() {
        Scenario scenario = Scenario.allReady(WEB)
                .pass(Duration.ofSeconds(2))
                .on(new RecycleRequested("web-0"))
                .killed("web-0.1")
                .exited("web-0.2", 1);
        assertThat(scenario.orders()).containsExactly("NodeLost web-0.2", "Spawn web-0.3");
        assertThat(scenario.state().deathQueue()).isEmpty();
    }

    @Test
    void shouldEndTheSuccessorWithEverybodyElseWhenStopped() {
        Scenario scenario =
                Scenario.allReady(ENGINE).on(new RecycleRequested("engine")).on(new Event.StopRequested("SIGTERM"));
        assertThat(scenario.orders())
                .containsExactly("CloseListeningSockets", "Terminate engine-0.2", "Drain engine-0.1");
        assertThat(scenario.state().replacement()).isEmpty();
    }

    @Test
    void shouldNeverTakeTheCacheForFinished() {
        ContextSpec cache =
                new ContextSpec("cache", 1, false, ContextSpec.DATA_TIER, Timings.DEFAULTS, RestartPolicy.DEFAULTS);
        Scenario scenario = Scenario.allReady(cache).pass(Duration.ofSeconds(2)).exited("cache-0.1", 0);
        assertThat(scenario.orders()).containsExactly("NodeLost cache-0.1", "Spawn cache-0.2");
        assertThat(scenario.context("cache").condition()).isEqualTo(Condition.STEADY);
    }

    private static List<String> queued(Scenario scenario) {
        return scenario.state().deathQueue().stream()
                .map(Queued::worker)
                .map(WorkerId::toString)
                .toList();
    }
}
