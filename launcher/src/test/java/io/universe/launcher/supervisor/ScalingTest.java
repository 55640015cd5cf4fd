package io.universe.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.supervisor.Event.RecycleRequested;
import io.universe.launcher.supervisor.Event.ReloadRequested;
import io.universe.launcher.supervisor.Event.ScaleRequested;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingTest {
    private static final ContextSpec WEB = ContextSpec.withPort("web", 3);

    @Test
    void shouldSpawnWhatIsMissing() {
        Scenario scenario = Scenario.allReady(WEB).on(new ScaleRequested("web", 5));
        assertThat(scenario.orders()).containsExactly("Spawn web-3.1", "Spawn web-4.1");
        assertThat(scenario.context("web").spec().target()).isEqualTo(5);
    }

    @Test
    void shouldDrainThoseThatCameLastAndKeepTheSpawn() {
        Scenario scenario = Scenario.allReady(WEB).on(new ScaleRequested("web", 1));
        assertThat(scenario.orders()).containsExactly("Drain web-2.1", "Drain web-1.1");
        assertThat(scenario.exited("web-2.1", 0).orders()).containsExactly("NodeLost web-2.1");
        assertThat(scenario.pass(Duration.ofMinutes(2)).context("web").condition())
                .isEqualTo(Condition.STEADY);
    }

    @Test
    void shouldNotDrainAnybodyWhileTheOthersAreNotEnough() {
        Scenario scenario = Scenario.allReady(WEB).killed("web-0.1").on(new ScaleRequested("web", 2));
        assertThat(scenario.orders()).isEmpty();
        scenario.pass(Duration.ofSeconds(1)).ready("web-0.2");
        assertThat(scenario.orders()).containsExactly("Drain web-2.1");
    }

    @Test
    void shouldGoOnCountingIncarnationsInASlotThatComesBack() {
        Scenario scenario =
                Scenario.allReady(WEB).on(new ScaleRequested("web", 2)).on(new ScaleRequested("web", 3));
        assertThat(scenario.orders()).containsExactly("Spawn web-2.2");
        assertThat(scenario.worker("web-2.1").stage()).isEqualTo(Stage.DRAINING);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 3})
    void shouldRefuseATargetThatIsNoneOrTheSame(int target) {
        Scenario scenario = Scenario.allReady(WEB).on(new ScaleRequested("web", target));
        assertThat(scenario.orders()).containsExactly("Refuse");
    }

    @Test
    void shouldGiveAWorkerMoreOfItsKindWithinTheLimitAndSayWhoAsked() {
        Scenario scenario = Scenario.allReady(WEB.withMaxInstances(5)).on(asks("web-1.1", 2));
        assertThat(scenario.orders()).containsExactly("Spawn web-3.1", "Spawn web-4.1");
        assertThat(scenario.worker("web-3.1").reason()).isEqualTo("fork by web-1.1");
        assertThat(scenario.on(asks("web-0.1", 1)).effects())
                .containsExactly(refused(
                        "web-0.1", 1, "contexts.web.maxInstances is 5, web has 5 workers; raise it, or scale by hand"));
    }

    @Test
    void shouldGrantNothingToAWorkerUnlessTheOperatorSaysSo() {
        Scenario scenario = Scenario.allReady(WEB).on(asks("web-1.1", 1));
        assertThat(scenario.effects())
                .containsExactly(refused(
                        "web-1.1", 1, "contexts.web.maxInstances is 3, web has 3 workers; raise it, or scale by hand"));
    }

    @Test
    void shouldGrantAllThatIsAskedForOrNothing() {
        Scenario scenario = Scenario.allReady(WEB.withMaxInstances(4)).on(asks("web-1.1", Integer.MAX_VALUE));
        assertThat(scenario.orders()).containsExactly("Refuse");
        assertThat(scenario.on(asks("web-1.1", 1)).orders()).containsExactly("Spawn web-3.1");
    }

    @Test
    void shouldNotHoldAnOperatorToTheLimitOfWorkers() {
        Scenario scenario = Scenario.allReady(WEB).on(new ScaleRequested("web", 4));
        assertThat(scenario.orders()).containsExactly("Spawn web-3.1");
        assertThat(scenario.on(asks("web-0.1", 1)).orders()).containsExactly("Refuse");
    }

    @Test
    void shouldRefuseAWorkerThatIsGoneOrWhoseMasterIs() {
        Scenario scenario = Scenario.allReady(WEB.withMaxInstances(9)).killed("web-0.1");
        assertThat(scenario.on(asks("web-0.1", 1)).effects())
                .containsExactly(refused("web-0.1", 1, "there is no living worker web-0.1"));
        scenario.on(new Event.StopRequested("stop"));
        assertThat(scenario.on(asks("web-1.1", 1)).effects())
                .contains(refused("web-1.1", 1, "the master is on its way out"));
    }

    private static Event.ForkRequested asks(String worker, int count) {
        return new Event.ForkRequested(WorkerId.parse(worker), count);
    }

    private static Effect refused(String worker, int count, String reason) {
        return new Effect.Refuse(asks(worker, count), reason);
    }

    @Test
    void shouldDropWhoLeavesFromTheDeathQueueAndGiveUpItsSuccessor() {
        Scenario scenario =
                Scenario.allReady(WEB).on(new RecycleRequested("web-2")).on(new ScaleRequested("web", 2));
        assertThat(scenario.orders()).containsExactly("Drain web-2.1", "Terminate web-2.2");
        assertThat(scenario.state().deathQueue()).isEmpty();
        assertThat(scenario.state().replacement()).isEmpty();
    }

    @Test
    void shouldTakeNewSlotsAlongInAPhasedRestart() {
        Scenario scenario = Scenario.allReady(ContextSpec.withPort("web", 1))
                .on(new ReloadRequested(List.of(), 2, true))
                .on(new ScaleRequested("web", 2))
                .ready("web-1.1")
                .ready("web-0.2");
        assertThat(scenario.orders()).containsExactly("Drain web-0.1", "Spawn web-1.2");
        assertThat(scenario.worker("web-1.2").generation()).isEqualTo(2);
    }

    @Test
    void shouldNotCountTheEndOfWhoIsNotWantedAgainstTheContext() {
        Scenario scenario = Scenario.of(WEB).on(new ScaleRequested("web", 1));
        assertThat(scenario.orders()).containsExactly("Terminate web-1.1", "Terminate web-2.1");
        assertThat(scenario.exited("web-1.1", 143).context("web").earlyEndsNanos())
                .isEmpty();
        assertThat(scenario.pass(Duration.ofSeconds(4)).orders()).isEmpty();
    }
}
