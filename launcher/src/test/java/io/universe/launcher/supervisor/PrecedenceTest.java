package io.universe.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.supervisor.Event.RecycleRequested;
import io.universe.launcher.supervisor.Event.ReloadRequested;
import io.universe.launcher.supervisor.Event.ScaleRequested;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrecedenceTest {
    private static final ContextSpec ENGINE = ContextSpec.withoutPort("engine", 2);
    private static final ContextSpec WEB = ContextSpec.withPort("web", 2).withAfter("engine");

    private static Scenario bothReady() {
        return Scenario.of(WEB, ENGINE)
                .ready("engine-0.1")
                .ready("engine-1.1")
                .ready("web-0.1")
                .ready("web-1.1");
    }

    @Test
    void shouldSpawnNobodyBeforeThePredecessorIsAtItsTarget() {
        Scenario scenario = Scenario.of(WEB, ENGINE);
        assertThat(scenario.orders()).containsExactly("Spawn engine-0.1", "Spawn engine-1.1");
        assertThat(scenario.context("web").workers()).isEmpty();
        assertThat(scenario.context("web").remark()).contains("waits for engine");
        assertThat(scenario.ready("engine-0.1").orders()).isEmpty();
        assertThat(scenario.ready("engine-1.1").orders()).containsExactly("Spawn web-0.1", "Spawn web-1.1");
        assertThat(scenario.context("web").remark()).isEmpty();
    }

    @Test
    void shouldNotBeReadyWhileSomebodyWaits() {
        Scenario scenario = Scenario.of(WEB, ENGINE).ready("engine-0.1").ready("engine-1.1");
        assertThat(scenario.state().isReady()).isFalse();
        assertThat(scenario.ready("web-0.1").ready("web-1.1").orders()).containsExactly("ClusterReady");
    }

    @Test
    void shouldGoOnlyWhenEveryPredecessorIsUpAndSayWhoIsMissing() {
        Scenario scenario = Scenario.of(ContextSpec.withoutPort("store", 1), ENGINE, WEB.withAfter("engine", "store"));
        assertThat(scenario.context("web").remark()).contains("waits for engine, store");
        assertThat(scenario.ready("store-0.1").context("web").remark()).contains("waits for engine");
    }

    @Test
    void shouldTakeAFinishedPredecessorForOneThatIsUp() {
        Scenario scenario = Scenario.of(ContextSpec.withoutPort("engine", 1), WEB)
                .on(new Event.WorkerSpawned(WorkerId.parse("engine-0.1"), 1))
                .exited("engine-0.1", 0);
        assertThat(scenario.context("engine").condition()).isEqualTo(Condition.FINISHED);
        assertThat(scenario.orders()).contains("Spawn web-0.1", "Spawn web-1.1");
    }

    @Test
    void shouldWaitOnForAPredecessorThatIsErroredAndBeginWhenItHasRecovered() {
        Scenario scenario =
                Scenario.of(ContextSpec.withoutPort("engine", 1), WEB).exited("engine-0.1", End.CONFIGURATION);
        assertThat(scenario.context("engine").condition()).isEqualTo(Condition.ERRORED);
        assertThat(scenario.pass(Duration.ofHours(1)).orders()).isEmpty();
        assertThat(scenario.context("web").remark()).contains("waits for engine");
        assertThat(scenario.context("web").condition()).isEqualTo(Condition.STEADY);
        scenario.on(new RecycleRequested("engine")).ready("engine-0.2");
        assertThat(scenario.orders()).containsExactly("Spawn web-0.1", "Spawn web-1.1");
    }

    @Test
    void shouldNotWaitForAContextThatDoesNotRun() {
        assertThat(Scenario.of(WEB.withAfter("nobody")).orders()).containsExactly("Spawn web-0.1", "Spawn web-1.1");
    }

    /** As after reloads of one context at a time: no single configuration has such a circle. */
    @Test
    void shouldBeginWithTheFirstOfThoseThatWaitForEachOther() {
        Scenario scenario = Scenario.of(
                ContextSpec.withoutPort("store", 1).withAfter("engine"),
                ContextSpec.withoutPort("engine", 1).withAfter("store"));
        scenario.on(new Event.Tick());
        assertThat(scenario.context("store").workers()).hasSize(1);
        assertThat(scenario.context("engine").remark()).contains("waits for store");
        assertThat(scenario.ready("store-0.1").orders()).containsExactly("Spawn engine-0.1");
    }

    @Test
    void shouldNotWaitAgainOnceItHasBegun() {
        Scenario scenario =
                bothReady().pass(Duration.ofMinutes(2)).killed("engine-0.1").killed("web-0.1");
        assertThat(scenario.orders()).containsExactly("NodeLost web-0.1", "Spawn web-0.2");
        assertThat(scenario.on(new ScaleRequested("web", 3)).orders()).containsExactly("Spawn web-2.1");
        assertThat(scenario.on(new RecycleRequested("web-1")).orders()).containsExactly("Spawn web-1.2");
        assertThat(scenario.context("web").isWaiting()).isFalse();
    }

    @Test
    void shouldNotWaitBetweenAnEarlyEndAndTheNextIncarnation() {
        Scenario scenario = Scenario.of(ENGINE, WEB).ready("engine-0.1").ready("engine-1.1");
        scenario.exited("engine-0.1", 1).exited("web-0.1", 1);
        assertThat(scenario.pass(Duration.ofSeconds(2)).orders()).contains("Spawn web-0.2");
    }

    @Test
    void shouldBeginWithAsManyAsItWasScaledToMeanwhile() {
        Scenario scenario = Scenario.of(ENGINE, WEB).on(new ScaleRequested("web", 1));
        assertThat(scenario.orders()).isEmpty();
        assertThat(scenario.ready("engine-0.1").ready("engine-1.1").orders()).containsExactly("Spawn web-0.1");
    }

    @Test
    void shouldBringUpNoStandbyOfAContextThatWaits() {
        Care care = new Care(Optional.empty(), List.of(), 1);
        Scenario scenario = Scenario.of(ENGINE, WEB.with(care)).pass(Duration.ofSeconds(10));
        assertThat(scenario.context("web").standbys().handles()).isEmpty();
    }

    @Test
    void shouldSayWhyThereIsNobodyToRecycle() {
        Scenario scenario = Scenario.of(ENGINE, WEB).on(new RecycleRequested("web-0"));
        assertThat(scenario.effects())
                .containsExactly(new Effect.Refuse(
                        new RecycleRequested("web-0"), "web has no workers yet, it waits for engine"));
    }

    @Test
    void shouldBeginOnTheGenerationThatAReloadHasBroughtMeanwhile() {
        Scenario scenario = Scenario.of(ENGINE, WEB).on(new ReloadRequested(List.of("web"), 2, true));
        assertThat(scenario.orders()).containsExactly("RolloutDone");
        scenario.ready("engine-0.1").ready("engine-1.1");
        assertThat(scenario.worker("web-0.1").generation()).isEqualTo(2);
    }

    @Test
    void shouldBeginWhenAReloadTakesThePredecessorAway() {
        Scenario scenario =
                Scenario.of(ENGINE, WEB).on(new ReloadRequested(List.of("web"), 2, true, List.of(WEB.withAfter())));
        assertThat(scenario.orders()).containsExactly("RolloutDone", "Spawn web-0.1", "Spawn web-1.1");
    }

    @Test
    void shouldSpawnNobodyOnceItStops() {
        Scenario scenario = Scenario.of(ENGINE, WEB).ready("engine-0.1").on(new Event.StopRequested("stop"));
        assertThat(scenario.orders())
                .containsExactly("CloseListeningSockets", "Terminate engine-1.1", "Drain engine-0.1");
        assertThat(scenario.exited("engine-1.1", 0).exited("engine-0.1", 0).orders())
                .containsExactly("NodeLost engine-0.1", "Exit 0");
    }

    @Test
    void shouldNotMakeAnAdoptedContextWait() {
        Origin origin = new Origin(1, Map.of(), Map.of(), Set.of("engine", "web"), false, 42);
        assertThat(spawned(origin, survivor("engine-0.1"))).containsExactly("web-0.1", "web-1.1", "engine-1.1");
        assertThat(spawned(origin, survivor("web-0.1"))).containsExactly("web-1.1", "engine-0.1", "engine-1.1");
    }

    @Test
    void shouldLetAContextWaitOnUnderTheNextMaster() {
        Origin origin = new Origin(1, Map.of(), Map.of(), Set.of("engine"), false, 42);
        assertThat(spawned(origin, survivor("engine-0.1"))).containsExactly("engine-1.1");
        assertThat(spawned(origin, survivor("engine-0.1"), survivor("engine-1.1")))
                .containsExactly("web-0.1", "web-1.1");
    }

    private static List<String> spawned(Origin origin, Survivor... survivors) {
        return Supervisor.adopt(List.of(WEB, ENGINE), origin, List.of(survivors), 0).effects().stream()
                .filter(Effect.Spawn.class::isInstance)
                .map(effect -> ((Effect.Spawn) effect).id().toString())
                .toList();
    }

    private static Survivor survivor(String id) {
        return new Survivor(WorkerId.parse(id), 1, Stage.READY, 7, Optional.of("uuid-" + id), Duration.ofSeconds(1));
    }
}
