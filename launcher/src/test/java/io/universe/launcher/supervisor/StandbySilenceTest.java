package io.universe.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.supervisor.Event.Examined;
import io.universe.launcher.supervisor.Event.HeartbeatSeen;
import io.universe.launcher.supervisor.Event.StandbyReady;
import io.universe.launcher.supervisor.Event.WorkerExited;
import io.universe.launcher.supervisor.Event.WorkerWarming;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandbySilenceTest {
    private static final Duration TOLERANCE = Duration.ofSeconds(15);
    private static final WorkerId WORKER = WorkerId.parse("web-0.1");
    private static final StandbyId FIRST = StandbyId.parse("web-standby.1");
    private static final StandbyId SECOND = StandbyId.parse("web-standby.2");

    @Test
    void shouldExamineAStandbyThatIsSilentForTooLong() {
        Scenario scenario = waiting(1).pass(Duration.ofSeconds(10)).on(new HeartbeatSeen(FIRST));
        scenario.on(new HeartbeatSeen(WORKER));
        assertThat(scenario.pass(TOLERANCE.minusMillis(1)).orders()).isEmpty();
        assertThat(scenario.on(new HeartbeatSeen(WORKER))
                        .pass(Duration.ofMillis(1))
                        .orders())
                .containsExactly("Examine web-standby.1");
    }

    @Test
    void shouldKillAStoppedStandbyAtOnceAndBringUpAnotherOne() {
        Scenario scenario = silent(1).on(new Examined(FIRST, Diagnosis.STOPPED, Map.of("state", "T")));
        assertThat(scenario.orders()).containsExactly("Kill web-standby.1");
        Transition move = moves(scenario).get(0);
        assertThat(move.reason()).isEqualTo("silent: stopped");
        assertThat(move.evidence())
                .containsEntry("state", "T")
                .containsEntry("diagnosis", "stopped")
                .containsEntry("age", "15.000s");
        assertThat(scenario.pass(Duration.ofSeconds(1)).orders()).containsExactly("Spawn web-standby.2");
    }

    @Test
    void shouldTerminateAStandbyThatHangsOtherwise() {
        Scenario scenario = silent(1).on(new Examined(FIRST, Diagnosis.GC, Map.of("state", "R")));
        assertThat(scenario.orders()).containsExactly("Terminate web-standby.1");
        assertThat(moves(scenario).get(0).evidence()).containsEntry("diagnosis", "gc");
        assertThat(scenario.state().deathQueue()).isEmpty();
        assertThat(scenario.pass(Duration.ofSeconds(5)).orders())
                .containsExactly("Spawn web-standby.2", "Kill web-standby.1");
    }

    @Test
    void shouldEndAStandbyWhoseExaminationNeverComesBack() {
        assertThat(silent(1).pass(Nanny.EXAMINATION_LIMIT).orders()).containsExactly("Terminate web-standby.1");
    }

    @Test
    void shouldTakeADeadStandbyForAnEndThatNobodyNoticed() {
        Scenario scenario = silent(1).on(new Examined(FIRST, Diagnosis.DEAD, Map.of()));
        assertThat(scenario.orders()).containsExactly("NodeLost web-standby.1");
        assertThat(scenario.pass(Duration.ofSeconds(1)).orders()).containsExactly("Spawn web-standby.2");
    }

    @Test
    void shouldLeaveAStandbyAloneThatBeatsAgainWhileItIsExamined() {
        Scenario scenario = silent(1).on(new HeartbeatSeen(FIRST));
        assertThat(scenario.on(new Examined(FIRST, Diagnosis.STOPPED, Map.of())).orders())
                .containsExactly("Ignore");
        assertThat(scenario.killed("web-0.1").orders()).contains("TakeSlot web-standby.1 web-0.2");
    }

    @Test
    void shouldSpawnAnOrdinaryWorkerWhereOnlyASilentStandbyWaits() {
        Scenario scenario = silent(1).killed("web-0.1");
        assertThat(scenario.orders()).containsExactly("NodeLost web-0.1", "Spawn web-0.2");
    }

    @Test
    void shouldNotGiveTheSlotToAStandbyWhoseSilenceHasBecomeTooLongInThisInstant() {
        Scenario scenario = waiting(1).suspendedUntil(TOLERANCE, new WorkerExited(WORKER, ExitStatus.killedBy(9)));
        assertThat(scenario.orders()).containsExactly("NodeLost web-0.1", "Examine web-standby.1", "Spawn web-0.2");
    }

    @Test
    void shouldGiveTheSlotToAnotherStandbyThatIsHeardOf() {
        Scenario scenario = silent(2);
        assertThat(scenario.killed("web-0.1").orders())
                .containsExactly("NodeLost web-0.1", "TakeSlot web-standby.2 web-0.2");
    }

    @Test
    void shouldBackOffWhereStandbysHangAgainAndAgain() {
        Scenario scenario = silent(1).on(new Examined(FIRST, Diagnosis.STOPPED, Map.of()));
        scenario.on(new WorkerExited(FIRST, ExitStatus.killedBy(9))).pass(Duration.ofSeconds(1));
        up(scenario, SECOND);
        scenario.on(new HeartbeatSeen(WORKER)).pass(TOLERANCE.minusMillis(1)).on(new HeartbeatSeen(WORKER));
        assertThat(scenario.pass(Duration.ofMillis(1)).orders()).containsExactly("Examine web-standby.2");
        scenario.on(new Examined(SECOND, Diagnosis.STOPPED, Map.of()));
        assertThat(scenario.pass(Duration.ofMillis(1_599)).orders()).isEmpty();
        assertThat(scenario.context("web").condition()).isEqualTo(Condition.STEADY);
    }

    @Test
    void shouldJudgeNoStandbyWhenTheMasterItselfWasLate() {
        Scenario scenario = waiting(1).suspended(Duration.ofHours(1));
        assertThat(scenario.orders()).containsExactly("RecordLateness");
        scenario = silent(1).suspendedUntil(Duration.ofHours(1), new Examined(FIRST, Diagnosis.STOPPED, Map.of()));
        assertThat(scenario.orders()).containsExactly("RecordLateness");
    }

    @Test
    void shouldNotJudgeAStandbyThatWasAskedToEndMeanwhile() {
        Scenario scenario = silent(1).on(new Event.StopRequested("SIGTERM"));
        assertThat(scenario.on(new Examined(FIRST, Diagnosis.STOPPED, Map.of())).orders())
                .isEmpty();
    }

    /** All standbys wait, and were heard of just now, as the worker was. */
    private static Scenario waiting(int standbys) {
        ContextSpec web = ContextSpec.withPort("web", 1).with(new Care(Optional.of(TOLERANCE), List.of(), standbys));
        Scenario scenario = Scenario.allReady(web);
        up(scenario, FIRST);
        if (standbys > 1) {
            up(scenario, SECOND);
        }
        return scenario;
    }

    private static void up(Scenario scenario, StandbyId standby) {
        scenario.on(new WorkerWarming(standby)).on(new StandbyReady(standby));
    }

    /** The first standby is being examined; everybody else beats. */
    private static Scenario silent(int standbys) {
        Scenario scenario = waiting(standbys).pass(TOLERANCE.minusMillis(1)).on(new HeartbeatSeen(WORKER));
        if (standbys > 1) {
            scenario.on(new HeartbeatSeen(SECOND));
        }
        assertThat(scenario.pass(Duration.ofMillis(1)).orders()).containsExactly("Examine web-standby.1");
        return scenario;
    }

    private static List<Transition> moves(Scenario scenario) {
        return scenario.effects().stream()
                .filter(Effect.RecordTransition.class::isInstance)
                .map(effect -> ((Effect.RecordTransition) effect).transition())
                .toList();
    }
}
