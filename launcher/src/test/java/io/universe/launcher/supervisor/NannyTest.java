package io.universe.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.supervisor.Event.Examined;
import io.universe.launcher.supervisor.Event.HeartbeatSeen;
import io.universe.launcher.supervisor.Event.LinkBack;
import io.universe.launcher.supervisor.Event.LinkLost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class NannyTest {
    private static final Duration TOLERANCE = Duration.ofSeconds(15);
    private static final WorkerId ID = WorkerId.parse("web-0.1");
    private static final ContextSpec WEB =
            ContextSpec.withPort("web", 1).with(new Care(Optional.of(TOLERANCE), List.of(), 0));

    @Test
    void shouldExamineAWorkerThatIsSilentForTooLong() {
        Scenario scenario = Scenario.allReady(WEB).pass(Duration.ofSeconds(10)).on(new HeartbeatSeen(ID));
        assertThat(scenario.pass(TOLERANCE.minusMillis(1)).orders()).isEmpty();
        assertThat(scenario.pass(Duration.ofMillis(1)).orders()).containsExactly("Examine web-0.1");
    }

    /** A heap dump may take longer than the tolerance; one that never ends is given up by whoever has asked for it, and then it is silent like any other. */
    @Test
    void shouldLeaveAWorkerAloneThatIsSilentBecauseItIsInspected() {
        Scenario scenario = silent().on(new Examined(ID, Diagnosis.INSPECTED, Map.of()));
        assertThat(scenario.orders()).isEmpty();
        assertThat(scenario.state().deathQueue()).isEmpty();
        assertThat(scenario.pass(TOLERANCE.minusMillis(1)).orders()).isEmpty();
        assertThat(scenario.pass(Duration.ofMillis(1)).orders()).containsExactly("Examine web-0.1");
        assertThat(scenario.on(new Examined(ID, Diagnosis.GC, Map.of())).orders())
                .containsExactly("Spawn web-0.2");
    }

    @Test
    void shouldReplaceAHungWorkerAndEndItWithoutADrain() {
        Scenario scenario = silent().on(new Examined(ID, Diagnosis.GC, Map.of("state", "R")));
        assertThat(scenario.orders()).containsExactly("Spawn web-0.2");
        assertThat(scenario.state().deathQueue().get(0).reason()).isEqualTo("silent: gc");
        assertThat(scenario.state().deathQueue().get(0).evidence())
                .containsEntry("state", "R")
                .containsEntry("diagnosis", "gc");
        assertThat(scenario.ready("web-0.2").orders()).containsExactly("Terminate web-0.1");
        assertThat(scenario.effects())
                .filteredOn(Effect.RecordTransition.class::isInstance)
                .last()
                .extracting(
                        line -> ((Effect.RecordTransition) line).transition().evidence())
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, String.class))
                .containsEntry("state", "R")
                .containsEntry("diagnosis", "gc")
                .containsEntry("successor", "web-0.2");
        assertThat(scenario.pass(Duration.ofSeconds(5)).orders()).containsExactly("Kill web-0.1");
    }

    @Test
    void shouldKillAStoppedWorkerAtOnceWhichKeepsItsSuccessorFromJoining() {
        Scenario scenario = silent().on(new Examined(ID, Diagnosis.STOPPED, Map.of("state", "T")));
        assertThat(scenario.orders()).containsExactly("Kill web-0.1");
        assertThat(scenario.state().deathQueue()).isEmpty();
        assertThat(scenario.effects())
                .filteredOn(Effect.RecordTransition.class::isInstance)
                .singleElement()
                .satisfies(line -> {
                    Transition move = ((Effect.RecordTransition) line).transition();
                    assertThat(move.reason()).isEqualTo("silent: stopped");
                    assertThat(move.evidence()).containsEntry("state", "T").containsEntry("diagnosis", "stopped");
                });
        assertThat(scenario.killed("web-0.1").orders()).containsExactly("NodeLost web-0.1", "Spawn web-0.2");
    }

    @Test
    void shouldLeaveAStoppedWorkerAloneWhenTheMasterItselfWasLate() {
        Scenario scenario = silent().suspendedUntil(Duration.ofHours(1), new Examined(ID, Diagnosis.STOPPED, Map.of()));
        assertThat(scenario.orders()).containsExactly("RecordLateness");
    }

    @Test
    void shouldKillAStoppedWorkerAlsoWhileItIsReplacedAlready() {
        Scenario scenario = Scenario.allReady(WEB)
                .on(new Event.RecycleWanted(ID, "tired"))
                .pass(TOLERANCE)
                .on(new Examined(ID, Diagnosis.STOPPED, Map.of()));
        assertThat(scenario.orders()).containsExactly("Kill web-0.1");
        assertThat(scenario.killed("web-0.1").orders()).containsExactly("NodeLost web-0.1");
        assertThat(scenario.ready("web-0.2").context("web").readyCount()).isEqualTo(1);
    }

    @Test
    void shouldKillAStoppedWorkerNoSecondTime() {
        Scenario scenario = silent().on(new Event.StopAtOnceRequested("SIGINT", 130));
        assertThat(scenario.on(new Examined(ID, Diagnosis.STOPPED, Map.of())).orders())
                .isEmpty();
    }

    @Test
    void shouldNotBeStoppedByAnExaminationThatNeverComesBack() {
        Scenario scenario = silent().pass(Nanny.EXAMINATION_LIMIT);
        assertThat(scenario.orders()).containsExactly("Spawn web-0.2");
        assertThat(scenario.state().deathQueue().get(0).reason()).isEqualTo("silent: unknown");
    }

    @Test
    void shouldLeaveAWorkerAloneThatBeatsAgainWhileItIsExamined() {
        Scenario scenario = silent().on(new HeartbeatSeen(ID)).on(new Examined(ID, Diagnosis.GC, Map.of()));
        assertThat(scenario.orders()).containsExactly("Ignore");
        assertThat(scenario.state().deathQueue()).isEmpty();
    }

    @Test
    void shouldDrainAWorkerThatBeatsAgainBeforeItsSuccessorServes() {
        Scenario scenario =
                silent().on(new Examined(ID, Diagnosis.BLOCKED, Map.of())).on(new HeartbeatSeen(ID));
        assertThat(scenario.ready("web-0.2").orders()).containsExactly("Drain web-0.1");
    }

    @Test
    void shouldTakeADeadProcessForAnEndThatNobodyNoticed() {
        Scenario scenario = silent().on(new Examined(ID, Diagnosis.DEAD, Map.of()));
        assertThat(scenario.orders()).containsExactly("NodeLost web-0.1", "Spawn web-0.2");
        assertThat(scenario.exited("web-0.1", 1).orders()).containsExactly("Ignore");
    }

    @Test
    void shouldJudgeNobodyWhenTheMasterItselfWasLate() {
        Scenario scenario = Scenario.allReady(WEB).suspended(Duration.ofHours(1));
        assertThat(scenario.orders()).containsExactly("RecordLateness");
        assertThat(scenario.suspended(Duration.ofHours(1)).orders()).containsExactly("RecordLateness");
        assertThat(scenario.pass(Duration.ofSeconds(2)).orders()).containsExactly("Examine web-0.1");
    }

    @Test
    void shouldEndNobodyWithoutADrainWhenTheMasterItselfWasLate() {
        Scenario scenario = silent().on(new Examined(ID, Diagnosis.UNKNOWN, Map.of()));
        scenario.on(new Event.WorkerSpawned(WorkerId.parse("web-0.2"), 1))
                .on(new Event.WorkerWarming(WorkerId.parse("web-0.2")))
                .suspendedUntil(Duration.ofHours(1), new Event.WorkerReady(WorkerId.parse("web-0.2"), "uuid"));
        assertThat(scenario.orders()).containsExactly("RecordLateness", "Drain web-0.1");
    }

    @Test
    void shouldDrainALostContactAfterTheTolerance() {
        Scenario scenario = Scenario.allReady(WEB).on(new LinkLost(ID)).pass(TOLERANCE);
        assertThat(scenario.orders()).containsExactly("Spawn web-0.2");
        assertThat(scenario.state().deathQueue().get(0).reason()).isEqualTo("lost-contact");
        assertThat(scenario.ready("web-0.2").orders()).containsExactly("Drain web-0.1");
    }

    @Test
    void shouldForgetALostContactThatIsBackInTime() {
        Scenario scenario = Scenario.allReady(WEB).on(new LinkLost(ID)).pass(Duration.ofSeconds(10));
        scenario.on(new LinkBack(ID)).pass(Duration.ofSeconds(14));
        assertThat(scenario.orders()).isEmpty();
    }

    @Test
    void shouldListenToPausedWorkersToo() {
        Scenario scenario = Scenario.allReady(WEB).on(new Event.Paused(ID));
        assertThat(scenario.pass(TOLERANCE).orders()).containsExactly("Examine web-0.1");
    }

    private static Scenario silent() {
        return Scenario.allReady(WEB).pass(TOLERANCE);
    }
}
