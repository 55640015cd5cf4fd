package io.universe.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.universe.launcher.supervisor.Event.HandOverRequested;
import io.universe.launcher.supervisor.Event.RecycleRequested;
import io.universe.launcher.supervisor.Event.ReloadRequested;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdoptionTest {
    private static final ContextSpec WEB = ContextSpec.withPort("web", 2);
    private static final Origin ORIGIN = new Origin(1, Map.of(), Map.of("web-0", 3, "web-1", 7), Set.of(), true, 42);

    @Test
    void shouldKeepWhoLivesAndSpawnWhoIsMissing() {
        Decision decision = adopt(survivor("web-0.3", 1, Stage.READY));
        assertThat(orders(decision)).containsExactly("Spawn web-1.8");
        WorkerHandle kept = decision.state().worker(WorkerId.parse("web-0.3")).orElseThrow();
        assertThat(kept.isReady()).isTrue();
        assertThat(kept.pid()).hasValue(4711);
        assertThat(kept.uuid()).contains("uuid");
    }

    @Test
    void shouldRespawnAtOnceWhenAnAdoptedWorkerDiesWhoseEndNobodyCanKnow() {
        Decision decision = adopt(survivor("web-0.3", 1, Stage.READY), survivor("web-1.7", 1, Stage.READY));
        Event end = new Event.WorkerExited(WorkerId.parse("web-0.3"), ExitStatus.unknown());
        assertThat(orders(Supervisor.on(decision.state(), end, 0)))
                .containsExactly("NodeLost web-0.3", "Spawn web-0.4");
    }

    @Test
    void shouldGiveTheSlotToWhoServesAndEndItsHalfMadeSuccessor() {
        Decision decision = adopt(
                survivor("web-0.3", 1, Stage.READY),
                survivor("web-0.4", 1, Stage.WARMING),
                survivor("web-1.7", 1, Stage.READY));
        assertThat(orders(decision)).containsExactly("Terminate web-0.4");
        assertThat(decision.state()
                        .worker(WorkerId.parse("web-0.3"))
                        .orElseThrow()
                        .isReady())
                .isTrue();
    }

    @Test
    void shouldGoBackWhenTheMasterDiedInAPhasedRestart() {
        Decision decision = adopt(survivor("web-0.3", 1, Stage.READY), survivor("web-1.7", 2, Stage.READY));
        ContextState web = decision.state().context("web").orElseThrow();
        assertThat(web.condition()).isEqualTo(Condition.FROZEN);
        assertThat(orders(decision)).containsExactly("Spawn web-1.8");
        assertThat(web.successors()).extracting(WorkerHandle::generation).containsExactly(1);
    }

    @Test
    void shouldDrainWhoIsInASlotThatIsNotWanted() {
        Decision decision = adopt(
                survivor("web-0.3", 1, Stage.READY),
                survivor("web-1.7", 1, Stage.READY),
                survivor("web-4.1", 1, Stage.READY));
        assertThat(orders(decision)).containsExactly("Drain web-4.1");
    }

    @Test
    void shouldRefuseAStranger() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> adopt(survivor("other-0.1", 1, Stage.READY)))
                .withMessage("other-0.1 is of no context of this universe");
    }

    @Test
    void shouldLeaveWhoServesToTheNextMaster() {
        Scenario scenario = Scenario.allReady(WEB).on(new HandOverRequested("restart"));
        assertThat(scenario.orders()).containsExactly("HandedOver");
    }

    @Test
    void shouldGiveUpAReplacementBeforeItHandsOver() {
        Scenario scenario =
                Scenario.allReady(WEB).on(new RecycleRequested("web")).on(new HandOverRequested("restart"));
        assertThat(scenario.orders()).containsExactly("Terminate web-0.2");
        assertThat(scenario.state().isReady()).isTrue();
        assertThat(scenario.exited("web-0.2", 143).orders()).containsExactly("NodeLost web-0.2", "HandedOver");
    }

    @Test
    void shouldNotHandOverDuringAStopOrAPhasedRestart() {
        Scenario rolling = Scenario.allReady(WEB).on(new ReloadRequested(List.of(), 2, true));
        assertThat(rolling.on(new HandOverRequested("restart")).orders()).containsExactly("Refuse");
        Scenario stopping = Scenario.allReady(WEB).on(new Event.StopRequested("SIGTERM"));
        assertThat(stopping.on(new HandOverRequested("restart")).orders()).containsExactly("Refuse");
    }

    @Test
    void shouldStopWhenAskedToWhileItHandsOver() {
        Scenario scenario = Scenario.allReady(WEB)
                .on(new RecycleRequested("web"))
                .on(new HandOverRequested("restart"))
                .on(new Event.StopRequested("SIGTERM"));
        assertThat(scenario.orders()).containsExactly("CloseListeningSockets", "Drain web-1.1");
    }

    private static Decision adopt(Survivor... survivors) {
        return Supervisor.adopt(List.of(WEB), ORIGIN, List.of(survivors), 0);
    }

    private static Survivor survivor(String id, int generation, Stage stage) {
        Optional<String> uuid = stage.isBeforeService() ? Optional.empty() : Optional.of("uuid");
        return new Survivor(WorkerId.parse(id), generation, stage, 4711, uuid, Duration.ofMinutes(1));
    }

    private static List<String> orders(Decision decision) {
        return decision.effects().stream()
                .map(Scenario::describe)
                .filter(order -> !order.startsWith("Record"))
                .toList();
    }
}
