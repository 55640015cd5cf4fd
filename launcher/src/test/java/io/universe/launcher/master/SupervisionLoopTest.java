package io.universe.launcher.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.universe.launcher.HandDrivenScheduler;
import io.universe.launcher.supervisor.ContextSpec;
import io.universe.launcher.supervisor.Effect;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.ExitStatus;
import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.Origin;
import io.universe.launcher.supervisor.RestartPolicy;
import io.universe.launcher.supervisor.Stage;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.launcher.supervisor.Timings;
import io.universe.launcher.supervisor.WorkerHandle;
import io.universe.launcher.supervisor.WorkerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class SupervisionLoopTest {

    private static final WorkerId WEB_0 = new WorkerId("web", 0, 1);
    private static final WorkerId WEB_1 = new WorkerId("web", 1, 1);

    private final HandDrivenScheduler thread = new HandDrivenScheduler();
    private final List<Effect> effects = new ArrayList<>();
    private Consumer<Effect> handler = effects::add;
    private Consumer<SupervisorState> watcher = state -> {};
    private final SupervisionLoop loop = new SupervisionLoop(
            thread::nowNanos,
            thread,
            effect -> handler.accept(effect),
            (before, decision) -> watcher.accept(decision.state()));

    @Test
    void shouldSpawnEveryWorkerAtTheStart() {
        start();

        assertThat(spawned()).containsExactly(WEB_0, WEB_1);
        assertThat(state().living()).hasSize(2);
    }

    @Test
    void shouldBeSeenToTurnThoughNothingHappens() {
        thread.advance(Duration.ofHours(1));

        assertThat(thread.nowNanos() - loop.turnedNanos())
                .isLessThanOrEqualTo(Duration.ofMillis(500).toNanos());
    }

    @Test
    void shouldObeyAStopThatCameBeforeTheStart() {
        loop.post(new Event.StopRequested("SIGTERM"));
        thread.run();
        assertThat(loop.state()).isNull();

        start();

        assertThat(state().isStopping()).isTrue();
        assertThat(effects).contains(new Effect.CloseListeningSockets());
    }

    @Test
    void shouldTakeEarlyEventsInTheirOrder() {
        loop.post(new Event.StopRequested("SIGTERM"));
        loop.post(new Event.StopAtOnceRequested("a second signal: SIGTERM", 143));

        start();

        assertThat(effects).contains(new Effect.Kill(WEB_0), new Effect.Kill(WEB_1));
    }

    @Test
    void shouldTickWhenADeadlineHasPassed() {
        start();

        thread.advance(Timings.DEFAULTS.startTimeout().plusSeconds(1));

        assertThat(stages()).containsOnly(Stage.TERMINATING);
        assertThat(effects).contains(new Effect.Terminate(WEB_0), new Effect.Terminate(WEB_1));
    }

    @Test
    void shouldCarryOutTheOtherEffectsAfterOneThatFails() {
        handler = failingAt(Effect.Spawn.class::isInstance, new IllegalStateException("no"));

        start();

        assertThat(spawned()).containsExactly(WEB_0, WEB_1);
    }

    @Test
    void shouldOutliveAnErrorInAnEffect() {
        handler = failingAt(effect -> effect.equals(new Effect.Spawn(WEB_0, 1)), new OutOfMemoryError("no thread"));

        start();
        assertThat(spawned()).containsExactly(WEB_0, WEB_1);

        loop.post(new Event.WorkerExited(WEB_1, ExitStatus.exited(1)));
        thread.advance(Duration.ofSeconds(5));
        assertThat(spawned()).contains(new WorkerId("web", 1, 2));
    }

    @Test
    void shouldOutliveAnErrorOfWhoeverIsTold() {
        watcher = state -> {
            throw new StackOverflowError();
        };

        start();
        thread.advance(Timings.DEFAULTS.startTimeout().plusSeconds(1));

        assertThat(stages()).containsOnly(Stage.TERMINATING);
    }

    @Test
    void shouldIgnoreWhatComesAfterItsEnd() {
        start();
        loop.close();

        assertThatCode(() -> loop.post(new Event.Tick())).doesNotThrowAnyException();
    }

    private Consumer<Effect> failingAt(Predicate<Effect> isBad, Throwable failure) {
        return effect -> {
            effects.add(effect);
            if (isBad.test(effect)) {
                SupervisionLoopTest.<RuntimeException>sneak(failure);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    private void start() {
        loop.start(
                List.of(new ContextSpec("web", 2, true, 0, Timings.DEFAULTS, RestartPolicy.DEFAULTS)),
                Origin.fresh(1, 7));
        thread.run();
    }

    private SupervisorState state() {
        SupervisorState state = loop.state();
        assertThat(state).isNotNull();
        return state;
    }

    private List<Stage> stages() {
        return state().living().stream().map(WorkerHandle::stage).toList();
    }

    private List<LifeId> spawned() {
        return effects.stream()
                .filter(Effect.Spawn.class::isInstance)
                .map(effect -> ((Effect.Spawn) effect).id())
                .toList();
    }
}
