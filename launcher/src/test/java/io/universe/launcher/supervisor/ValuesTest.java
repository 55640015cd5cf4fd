package io.universe.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.cluster.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @Test
    void shouldReadAWorkersNameAsItIsWritten() {
        WorkerId id = WorkerId.parse("web-10.3");
        assertThat(id).isEqualTo(new WorkerId("web", 10, 3)).hasToString("web-10.3");
        assertThat(id.worker()).isEqualTo("web-10");
        assertThat(id.role()).isEqualTo(Role.FORK);
        assertThat(new WorkerId("web", 0, 1).role()).isEqualTo(Role.SPAWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "web", "web-0", "Web-0.1", "web-0.0", "web--1.1", "web-0.1 ", "web-0.99999999999"})
    void shouldRefuseWhatIsNoWorkersName(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> WorkerId.parse(text));
    }

    @Test
    void shouldNameBothStagesOfAnIllegalMove() {
        assertThatThrownBy(() -> Stage.EXITED.requireMoveTo(Stage.READY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a worker cannot go from EXITED to READY");
    }

    @Test
    void shouldLetEveryLiveStageExitAndNoneReturnFromExit() {
        for (Stage stage : Stage.values()) {
            assertThat(stage.canMoveTo(Stage.EXITED)).isEqualTo(stage.isLive());
            assertThat(Stage.EXITED.canMoveTo(stage)).isFalse();
        }
    }

    @Test
    void shouldLimitExactlyTheStagesThatHaveADeadline() {
        for (Stage stage : Stage.values()) {
            assertThat(Timings.DEFAULTS.limit(stage).isPresent()).isEqualTo(stage.hasDeadline());
        }
    }

    @Test
    void shouldNameTheSignalThatKilled() {
        assertThat(ExitStatus.killedBy(9)).hasToString("SIGKILL");
        assertThat(ExitStatus.killedBy(40)).hasToString("signal 40");
        assertThat(ExitStatus.exited(0)).hasToString("exit 0");
        assertThat(ExitStatus.exited(111).saying("no backend sql")).hasToString("exit 111, no backend sql");
        assertThat(ExitStatus.exited(0).signalName()).isEmpty();
        assertThat(ExitStatus.unknown()).hasToString("exit unknown");
    }

    @Test
    void shouldNotTakeBothACodeAndASignal() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExitStatus(OptionalInt.of(137), OptionalInt.of(9), ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExitStatus.exited(256))
                .withMessage("code must be between 0 and 255, got 256");
    }

    @Test
    void shouldSayTheRangeOfATimingAndWhatItGot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timings.DEFAULTS.withStopTimeout(Duration.ZERO))
                .withMessage("stopTimeout must be between PT0.001S and PT24H, got PT0S");
    }

    @Test
    void shouldSayTheRangeOfAContextsFigures() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContextSpec.withPort("web", 0))
                .withMessage("target of web must be 1 or more, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContextSpec.withPort("web-0", 1))
                .withMessageContaining("[a-z][a-z0-9]*");
    }

    @Test
    void shouldRefuseTwoContextsOfOneName() {
        ContextSpec web = ContextSpec.withPort("web", 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Supervisor.start(List.of(web, web), 1, 0, 0))
                .withMessage("contexts must be one or more with different names, got [web, web]");
    }

    @Test
    void shouldReadAStandbysNameAsItIsWritten() {
        StandbyId id = StandbyId.parse("web-standby.3");
        assertThat(id).isEqualTo(new StandbyId("web", 3)).hasToString("web-standby.3");
        assertThatIllegalArgumentException().isThrownBy(() -> StandbyId.parse("web-0.3"));
        assertThatIllegalArgumentException().isThrownBy(() -> WorkerId.parse("web-standby.3"));
    }

    @Test
    void shouldReadTheNameOfWhoIsDebuggedAsItIsWritten() {
        DebugId id = DebugId.parse("web-debug.3");
        assertThat(id).isEqualTo(new DebugId("web", 3)).hasToString("web-debug.3");
        assertThat(LifeId.parse("web-debug.3")).isEqualTo(id);
        assertThatIllegalArgumentException().isThrownBy(() -> DebugId.parse("web-standby.3"));
        assertThatIllegalArgumentException().isThrownBy(() -> WorkerId.parse("web-debug.3"));
    }

    @Test
    void shouldGoOnWithTheIncarnationsOfTheMastersBefore() {
        Origin origin = new Origin(4, Map.of("web", 6), Map.of("web-1", 9), Set.of(), false, 7);
        SupervisorState state = Supervisor.start(List.of(ContextSpec.withPort("web", 2)), origin, 0)
                .state();
        assertThat(state.living()).extracting(worker -> worker.id().toString()).containsExactly("web-0.1", "web-1.10");
        assertThat(state.living()).extracting(WorkerHandle::generation).containsOnly(6);
    }

    @Test
    void shouldSayTheRangeOfWhatCareMeans() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Care(Optional.of(Duration.ZERO), List.of(), 0))
                .withMessage("tolerance must be between PT0.001S and PT24H, got PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Care(Optional.empty(), List.of(), -1))
                .withMessage("standbys must be 0 or more, got -1");
    }

    @Test
    void shouldDecideTheSameForTheSameArguments() {
        List<ContextSpec> contexts = List.of(ContextSpec.withPort("web", 2));
        assertThat(Supervisor.start(contexts, 1, 7, 100)).isEqualTo(Supervisor.start(contexts, 1, 7, 100));
    }
}
