package io.universe.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.supervisor.Event.RecycleRequested;
import io.universe.launcher.supervisor.Event.SpawnFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestartRulesTest {
    private static final Duration MIN_UPTIME = RestartPolicy.DEFAULTS.minUptime();
    private static final ContextSpec WEB = ContextSpec.withPort("web", 1);
    private static final ContextSpec TWO_WEBS = ContextSpec.withPort("web", 2);
    private static final ContextSpec ENGINE = ContextSpec.withoutPort("engine", 1);

    @Test
    void shouldCountIncarnationsOnFromThoseOfEarlierMasters() {
        Decision start = Supervisor.start(
                List.of(ContextSpec.withPort("web", 2)),
                new Origin(1, Map.of(), Map.of("web-0", 30, "gone-0", 7), Set.of(), false, 1),
                0);

        assertThat(start.effects())
                .contains(
                        new Effect.Spawn(new WorkerId("web", 0, 31), 1),
                        new Effect.Spawn(new WorkerId("web", 1, 1), 1));
    }

    @Test
    void shouldSpawnAllContextsAtOnce() {
        Scenario scenario = Scenario.of(TWO_WEBS, ENGINE);
        assertThat(scenario.orders()).containsExactly("Spawn web-0.1", "Spawn web-1.1", "Spawn engine-0.1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 130, 143})
    void shouldRespawnAtOnceWhatWasReadyLongEnough(int code) {
        Scenario scenario = Scenario.allReady(WEB).pass(MIN_UPTIME).exited("web-0.1", code);
        assertThat(scenario.orders()).containsExactly("NodeLost web-0.1", "Spawn web-0.2");
    }

    @Test
    void shouldTakeADeathBySignalForAFailureWithAndWithoutAPort() {
        Scenario scenario = Scenario.allReady(WEB, ENGINE).pass(MIN_UPTIME);
        assertThat(scenario.killed("web-0.1").orders()).contains("Spawn web-0.2");
        assertThat(scenario.killed("engine-0.1").orders()).contains("Spawn engine-0.2");
        assertThat(scenario.context("engine").condition()).isEqualTo(Condition.STEADY);
    }

    @Test
    void shouldWaitBeforeRespawningWhatEndedEarly() {
        Scenario scenario =
                Scenario.allReady(WEB).pass(MIN_UPTIME.minusMillis(1)).exited("web-0.1", 1);
        assertThat(scenario.orders()).containsExactly("NodeLost web-0.1");
        assertThat(scenario.pass(Duration.ofMillis(799)).orders()).isEmpty();
        assertThat(scenario.pass(Duration.ofMillis(201)).orders()).containsExactly("Spawn web-0.2");
    }

    @Test
    void shouldDoubleTheWaitUpToTheCapWithJitterThatOnlyShortens() {
        Scenario scenario = Scenario.of(WEB);
        List<Long> caps = List.of(1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < caps.size(); i++) {
            waits.add(waitAfterFailure(scenario));
        }
        for (int i = 0; i < caps.size(); i++) {
            assertThat(waits.get(i)).isBetween(caps.get(i) * 8 / 10, caps.get(i));
        }
        assertThat(waits).isNotEqualTo(caps);
    }

    private static long waitAfterFailure(Scenario scenario) {
        long endedNanos = scenario.nowNanos();
        scenario.exited(scenario.currentId("web-0"), 1);
        Duration wait = Duration.ofNanos(scenario.state().promisedNanos().orElseThrow() - endedNanos);
        scenario.pass(wait);
        return wait.toMillis();
    }

    @Test
    void shouldForgetEarlyEndsAfterAStableMinute() {
        Scenario scenario = Scenario.of(WEB).failing("web-0", 3, 1).ready("web-0.4");
        scenario.pass(Duration.ofSeconds(60)).exited("web-0.4", 1);
        assertThat(scenario.context("web").slots().get(0).earlyEnds()).isZero();
    }

    @Test
    void shouldRememberEarlyEndsBeforeAStableMinute() {
        Scenario scenario = Scenario.of(WEB).failing("web-0", 3, 1).ready("web-0.4");
        scenario.pass(Duration.ofSeconds(59)).exited("web-0.4", 1);
        assertThat(scenario.context("web").slots().get(0).earlyEnds()).isEqualTo(3);
    }

    @Test
    void shouldCountAFailedSpawnAsAnEarlyEndOfNoProcess() {
        Scenario scenario = Scenario.of(WEB).on(new SpawnFailed(WorkerId.parse("web-0.1"), "no memory"));
        assertThat(scenario.orders()).isEmpty();
        assertThat(scenario.worker("web-0.1").reason()).isEqualTo("spawn-failed: no memory");
        assertThat(scenario.pass(Duration.ofSeconds(1)).orders()).containsExactly("Spawn web-0.2");
    }

    @Test
    void shouldGiveUpAContextWithTooManyEarlyEndsAndLeaveTheOthersAlone() {
        Scenario scenario = errored();
        assertThat(scenario.context("web").condition()).isEqualTo(Condition.ERRORED);
        assertThat(scenario.context("web").reason().orElseThrow())
                .startsWith("11 early ends within 60.000s, the last one web-")
                .contains("crash: exit 1", "see the log of web-");
        assertThat(scenario.pass(Duration.ofMinutes(10)).orders()).isEmpty();
        assertThat(scenario.killed("engine-0.1").orders()).contains("Spawn engine-0.2");
    }

    @Test
    void shouldLetTheLivingWorkersOfAnErroredContextServeOn() {
        Scenario scenario = Scenario.allReady(TWO_WEBS).pass(MIN_UPTIME).exited("web-0.1", 78);
        assertThat(scenario.worker("web-1.1").isReady()).isTrue();
        assertThat(scenario.state().isReady()).isTrue();
        assertThat(scenario.killed("web-1.1").orders()).containsExactly("NodeLost web-1.1");
        assertThat(scenario.state().isReady()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "web-0", "web-1"})
    void shouldTryAnErroredContextAgainAsAWholeWhenAsked(String target) {
        Scenario scenario = errored().on(new RecycleRequested(target));
        assertThat(scenario.orders()).hasSize(2).allMatch(order -> order.startsWith("Spawn web-"));
        assertThat(scenario.context("web").condition()).isEqualTo(Condition.STEADY);
        assertThat(scenario.context("web").reason()).isEmpty();
        assertThat(scenario.context("web").earlyEndsNanos()).isEmpty();
    }

    @Test
    void shouldNotWaitForTheBackOffWhenAsked() {
        Scenario scenario = Scenario.of(WEB).exited("web-0.1", 1).on(new RecycleRequested("web-0"));
        assertThat(scenario.orders()).containsExactly("Spawn web-0.2");
    }

    @Test
    void shouldNotRespawnWhatRefusesItsConfiguration() {
        Scenario scenario = Scenario.allReady(WEB, ENGINE).pass(MIN_UPTIME).exited("web-0.1", 78);
        assertThat(scenario.orders()).containsExactly("NodeLost web-0.1");
        assertThat(scenario.context("web").condition()).isEqualTo(Condition.ERRORED);
        assertThat(scenario.context("web").reason())
                .contains("web-0.1 (configuration-refused: exit 78); see the log of web-0");
    }

    @Test
    void shouldWaitForAMissingBackendForEver() {
        Scenario scenario = Scenario.allReady(WEB, ENGINE).pass(MIN_UPTIME).exited("web-0.1", 111);
        assertThat(scenario.orders()).containsExactly("NodeLost web-0.1");
        assertThat(scenario.worker("web-0.1").reason()).isEqualTo("backend-unavailable: exit 111");
        scenario.pass(Duration.ofSeconds(1)).failing("web-0", 30, 111);
        assertThat(scenario.currentId("web-0")).isEqualTo("web-0.32");
        assertThat(scenario.context("web").condition()).isEqualTo(Condition.STEADY);
    }

    @Test
    void shouldTakeExitZeroWithoutAPortForFinished() {
        Scenario scenario = Scenario.allReady(WEB, ENGINE).pass(MIN_UPTIME).exited("engine-0.1", 0);
        assertThat(scenario.orders()).containsExactly("NodeLost engine-0.1");
        assertThat(scenario.context("engine").condition()).isEqualTo(Condition.FINISHED);
        assertThat(scenario.state().isReady()).isTrue();
        assertThat(scenario.on(new RecycleRequested("engine")).orders()).containsExactly("Spawn engine-0.2");
    }

    @Test
    void shouldNotCountWorkThatIsSoonFinishedAsAnEarlyEnd() {
        Scenario scenario = Scenario.of(ContextSpec.withoutPort("job", 2)).exited("job-0.1", 0);
        assertThat(scenario.context("job").earlyEndsNanos()).isEmpty();
    }

    @Test
    void shouldNotCallAContextFinishedBeforeAllItsWorkersAre() {
        Scenario scenario = Scenario.of(ContextSpec.withoutPort("job", 2)).exited("job-0.1", 0);
        assertThat(scenario.context("job").condition()).isEqualTo(Condition.STEADY);
        assertThat(scenario.exited("job-1.1", 0).context("job").condition()).isEqualTo(Condition.FINISHED);
        assertThat(scenario.state().isReady()).isTrue();
    }

    @Test
    void shouldTellAFailureFromAnEndThatWasWanted() {
        Scenario scenario = Scenario.allReady(WEB, ENGINE).pass(MIN_UPTIME);
        assertThat(lastEnd(scenario.exited("engine-0.1", 0)).isFailure()).isFalse();
        assertThat(lastEnd(scenario.on(new Event.AcceptingStopped(WorkerId.parse("web-0.1")))
                                .exited("web-0.1", 143))
                        .isFailure())
                .isTrue();
        scenario.ready("web-0.2").on(new Event.StopRequested("stop"));
        assertThat(lastEnd(scenario.exited("web-0.2", 0)).isFailure()).isFalse();
    }

    private static Transition lastEnd(Scenario scenario) {
        return scenario.effects().stream()
                .filter(Effect.RecordTransition.class::isInstance)
                .map(effect -> ((Effect.RecordTransition) effect).transition())
                .filter(transition -> transition.to() == Stage.EXITED)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldRecordWhyAWorkerEndedAndWhatComesNext() {
        Scenario scenario =
                Scenario.allReady(WEB).pass(Duration.ofMillis(2_500)).killed("web-0.1");
        Transition transition = scenario.effects().stream()
                .flatMap(effect ->
                        effect instanceof Effect.RecordTransition line ? Stream.of(line.transition()) : Stream.empty())
                .findFirst()
                .orElseThrow();
        assertThat(transition.reason()).isEqualTo("crash: SIGKILL");
        assertThat(transition.evidence())
                .containsEntry("readyFor", "2.500s")
                .containsEntry("end", "SIGKILL")
                .containsEntry("next", "respawn at once");
    }

    /** Two workers that crash at every start. */
    private static Scenario errored() {
        Scenario scenario = Scenario.of(TWO_WEBS, ENGINE).ready("engine-0.1");
        for (int i = 0; i < 60 && scenario.context("web").condition() == Condition.STEADY; i++) {
            scenario.context("web")
                    .living()
                    .forEach(worker -> scenario.exited(worker.id().toString(), 1));
            scenario.pass(Duration.ofSeconds(1));
        }
        scenario.context("web")
                .living()
                .forEach(worker -> scenario.exited(worker.id().toString(), 1));
        return scenario;
    }
}
