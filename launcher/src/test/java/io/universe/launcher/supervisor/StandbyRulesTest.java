package io.universe.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.supervisor.Event.ReloadRequested;
import io.universe.launcher.supervisor.Event.StandbyReady;
import io.universe.launcher.supervisor.Event.WorkerExited;
import io.universe.launcher.supervisor.Event.WorkerReady;
import io.universe.launcher.supervisor.Event.WorkerWarming;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandbyRulesTest {
    private static final Duration MIN_UPTIME = RestartPolicy.DEFAULTS.minUptime();
    private static final ContextSpec WEB =
            ContextSpec.withPort("web", 1).with(new Care(Optional.empty(), List.of(), 1));
    private static final StandbyId FIRST = StandbyId.parse("web-standby.1");

    @Test
    void shouldBringUpAStandbyWhenTheSlotsHaveWhatTheyNeed() {
        assertThat(Scenario.of(WEB).orders()).containsExactly("Spawn web-0.1");
        assertThat(Scenario.allReady(WEB).orders()).containsExactly("Spawn web-standby.1", "ClusterReady");
    }

    @Test
    void shouldGiveItTheSlotOfAWorkerThatCrashed() {
        Scenario scenario = waiting().killed("web-0.1");
        assertThat(scenario.orders()).containsExactly("NodeLost web-0.1", "TakeSlot web-standby.1 web-0.2");
        scenario.on(new WorkerReady(WorkerId.parse("web-0.2"), "uuid"));
        assertThat(scenario.worker("web-0.2").isReady()).isTrue();
        assertThat(scenario.state().isReady()).isTrue();
        assertThat(scenario.pass(Duration.ofSeconds(1)).orders()).containsExactly("Spawn web-standby.2");
    }

    @Test
    void shouldSpawnAnOrdinaryWorkerWhenItDoesNotTakeTheSlotInTime() {
        Scenario scenario = waiting().killed("web-0.1").pass(StandbyRules.TAKE_LIMIT);
        assertThat(scenario.orders()).containsExactly("Terminate web-0.2", "Spawn web-0.3");
    }

    @Test
    void shouldNoticeAnEndThatIsReportedUnderItsOldName() {
        Scenario scenario = waiting().killed("web-0.1").on(new WorkerExited(FIRST, ExitStatus.killedBy(9)));
        assertThat(scenario.orders()).containsExactly("NodeLost web-0.2", "Spawn web-0.3");
        assertThat(scenario.context("web").earlyEndsNanos()).isEmpty();
    }

    @Test
    void shouldBackOffAfterAStandbyThatFails() {
        Scenario scenario = Scenario.allReady(WEB).on(new WorkerExited(FIRST, ExitStatus.exited(1)));
        assertThat(scenario.orders()).containsExactly("NodeLost web-standby.1");
        assertThat(scenario.pass(Duration.ofSeconds(1)).orders()).containsExactly("Spawn web-standby.2");
        scenario.on(new WorkerExited(StandbyId.parse("web-standby.2"), ExitStatus.exited(1)));
        assertThat(scenario.pass(Duration.ofMillis(1_599)).orders()).isEmpty();
        assertThat(scenario.context("web").condition()).isEqualTo(Condition.STEADY);
    }

    @Test
    void shouldRenewStandbysWithAPhasedRestart() {
        Scenario scenario =
                waiting().on(new ReloadRequested(List.of(), 2, true)).ready("web-0.2");
        assertThat(scenario.pass(MIN_UPTIME).orders())
                .containsExactly("RolloutDone", "Terminate web-standby.1", "Spawn web-standby.2");
        assertThat(scenario.context("web").standbys().handles())
                .extracting(WorkerHandle::generation)
                .containsExactly(1, 2);
    }

    @Test
    void shouldEndStandbysFirstWhenStopped() {
        Scenario scenario = waiting().on(new Event.StopRequested("SIGTERM"));
        assertThat(scenario.orders())
                .containsExactly("CloseListeningSockets", "Terminate web-standby.1", "DrainLast web-0.1");
    }

    @Test
    void shouldEndAStandbyWhoseConnectionIsLost() {
        Scenario scenario = waiting().on(new Event.LinkLost(FIRST));
        assertThat(scenario.orders()).containsExactly("Terminate web-standby.1");
        assertThat(scenario.pass(Duration.ofSeconds(1)).orders()).containsExactly("Spawn web-standby.2");
    }

    private static Scenario waiting() {
        return Scenario.allReady(WEB)
                .on(new WorkerWarming(FIRST))
                .on(new StandbyReady(FIRST))
                .pass(MIN_UPTIME);
    }
}
