package io.universe.launcher.master;

import io.universe.control.DaemonThreads;
import io.universe.launcher.supervisor.ContextSpec;
import io.universe.launcher.supervisor.Decision;
import io.universe.launcher.supervisor.Effect;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.Supervisor;
import io.universe.launcher.supervisor.SupervisorState;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns the supervisor's state. Everybody else only posts events; the loop asks the supervisor what follows, has the effects carried out in order, and ticks when the
 * supervisor wants to be asked again.
 */
final class SupervisionLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SupervisionLoop.class);

    /** When a bug has cost the tick that was promised. */
    private static final long AFTER_BUG_NANOS = 1_000_000_000;

    private final LongSupplier nanoClock;
    private final Consumer<Effect> handler;
    private final BiConsumer<SupervisorState, SupervisorState> onChange;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("supervision"));
    private volatile @Nullable SupervisorState state;
    private @Nullable Future<?> nextTick;

    /** Carries effects out through the handler; then tells of the change: the state before and after. */
    SupervisionLoop(
            LongSupplier nanoClock, Consumer<Effect> handler, BiConsumer<SupervisorState, SupervisorState> onChange) {
        this.nanoClock = nanoClock;
        this.handler = handler;
        this.onChange = onChange;
    }

    /** Takes the contexts under supervision. */
    void start(List<ContextSpec> contexts, int generation, long seed) {
        run(() -> Supervisor.start(contexts, generation, seed, nanoClock.getAsLong()));
    }

    /** Reports a fact. Safe from any thread; does nothing before the start and after the end. */
    void post(Event event) {
        run(() -> {
            SupervisorState current = state;
            return current == null ? null : Supervisor.on(current, event, nanoClock.getAsLong());
        });
    }

    /** The state of this moment; null before the start. Safe from any thread. */
    @Nullable
    SupervisorState state() {
        return state;
    }

    private void run(Supplier<@Nullable Decision> turn) {
        try {
            thread.execute(() -> take(turn));
        } catch (RejectedExecutionException e) {
            LOG.debug("Supervision has ended");
        }
    }

    private void take(Supplier<@Nullable Decision> turn) {
        try {
            Decision decision = turn.get();
            if (decision != null) {
                follow(decision);
            }
        } catch (RuntimeException e) {
            LOG.error("Supervision met a bug; it goes on with the state before", e);
            scheduleTick(AFTER_BUG_NANOS);
        }
    }

    private void follow(Decision decision) {
        SupervisorState before = state;
        state = decision.state();
        scheduleTick(decision);
        decision.effects().forEach(this::carryOut);
        tell(before == null ? decision.state() : before, decision.state());
    }

    private void tell(SupervisorState before, SupervisorState after) {
        try {
            onChange.accept(before, after);
        } catch (RuntimeException e) {
            LOG.error("Somebody who was told of a change failed", e);
        }
    }

    private void carryOut(Effect effect) {
        try {
            handler.accept(effect);
        } catch (RuntimeException e) {
            LOG.error("The effect {} could not be carried out", effect, e);
        }
    }

    private void scheduleTick(Decision decision) {
        cancelTick();
        decision.nextDeadlineNanos().ifPresent(deadline -> scheduleTick(Math.max(0, deadline - nanoClock.getAsLong())));
    }

    private void scheduleTick(long delayNanos) {
        cancelTick();
        nextTick = thread.schedule(() -> post(new Event.Tick()), delayNanos, TimeUnit.NANOSECONDS);
    }

    private void cancelTick() {
        if (nextTick != null) {
            nextTick.cancel(false);
        }
        nextTick = null;
    }

    /** Ends the thread; nothing is carried out any more. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
