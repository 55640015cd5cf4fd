package io.universe.launcher.master;

import io.universe.control.DaemonThreads;
import io.universe.launcher.supervisor.ContextSpec;
import io.universe.launcher.supervisor.Decision;
import io.universe.launcher.supervisor.Effect;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.Origin;
import io.universe.launcher.supervisor.Supervisor;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.launcher.supervisor.Survivor;
import java.util.ArrayList;
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
public final class SupervisionLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SupervisionLoop.class);

    /** When a bug has cost the tick that was promised. */
    private static final long AFTER_BUG_NANOS = 1_000_000_000;

    /** How often it is seen that the thread turns. */
    private static final long TURN_MILLIS = 500;

    /** An event, and who hears what was decided about it. */
    private record Posted(Event event, Consumer<Decision> taken) {}

    private final LongSupplier nanoClock;
    private final Consumer<Effect> handler;
    private final BiConsumer<SupervisorState, Decision> onDecision;
    private final ScheduledExecutorService thread;
    /** What came before the start, in its order. Owned by the thread. */
    private final List<Posted> early = new ArrayList<>();

    private volatile @Nullable SupervisorState state;
    private volatile long turnedNanos;
    private @Nullable Future<?> nextTick;

    /** Carries effects out through the handler; then tells of the decision: the state before it, and what was decided. */
    SupervisionLoop(
            LongSupplier nanoClock, Consumer<Effect> handler, BiConsumer<SupervisorState, Decision> onDecision) {
        this(
                nanoClock,
                Executors.newSingleThreadScheduledExecutor(new DaemonThreads("supervision")),
                handler,
                onDecision);
    }

    /** The same on this thread, which is the loop's to end. */
    public SupervisionLoop(
            LongSupplier nanoClock,
            ScheduledExecutorService thread,
            Consumer<Effect> handler,
            BiConsumer<SupervisorState, Decision> onDecision) {
        this.thread = thread;
        this.nanoClock = nanoClock;
        this.handler = handler;
        this.onDecision = onDecision;
        turn();
        thread.scheduleWithFixedDelay(this::turn, TURN_MILLIS, TURN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void turn() {
        turnedNanos = nanoClock.getAsLong();
    }

    /** When the thread was last seen to turn, whether or not something happened. Safe from any thread. */
    public long turnedNanos() {
        return turnedNanos;
    }

    /** Takes the contexts under supervision, and what has been reported until now with them. Throws where nothing can be made of the contexts. */
    public void start(List<ContextSpec> contexts, Origin origin) {
        begin(Supervisor.start(contexts, origin, nanoClock.getAsLong()));
    }

    /** The same with workers that have outlived the master before. */
    void adopt(List<ContextSpec> contexts, Origin origin, List<Survivor> survivors) {
        begin(Supervisor.adopt(contexts, origin, survivors, nanoClock.getAsLong()));
    }

    private void begin(Decision first) {
        run(() -> {
            take(() -> first, decision -> {});
            List<Posted> waiting = List.copyOf(early);
            early.clear();
            waiting.forEach(this::onPosted);
        });
    }

    /** Reports a fact; one that comes before the start, such as the wish to stop, waits for it. Safe from any thread; does nothing after the end. */
    public void post(Event event) {
        post(event, decision -> {});
    }

    /** As {@link #post(Event)}; what was decided about it is told on the supervision thread, when its effects were carried out. Never where the loop has ended, or met a bug. */
    public void post(Event event, Consumer<Decision> taken) {
        run(() -> onPosted(new Posted(event, taken)));
    }

    private void onPosted(Posted posted) {
        SupervisorState current = state;
        if (current == null) {
            early.add(posted);
        } else {
            take(() -> Supervisor.on(current, posted.event(), nanoClock.getAsLong()), posted.taken());
        }
    }

    /** The state of this moment; null before the start. Safe from any thread. */
    @Nullable
    public SupervisorState state() {
        return state;
    }

    private void run(Runnable turn) {
        try {
            thread.execute(turn);
        } catch (RejectedExecutionException e) {
            LOG.debug("Supervision has ended");
        }
    }

    /** Whatever is thrown ends here: it must cost neither the other effects nor the next tick, and an executor would keep it to itself. */
    private void take(Supplier<Decision> turn, Consumer<Decision> taken) {
        try {
            Decision decision = turn.get();
            follow(decision);
            taken.accept(decision);
        } catch (Throwable e) {
            LOG.error("Supervision met a bug; it goes on with the state before", e);
            scheduleTick(AFTER_BUG_NANOS);
        }
    }

    private void follow(Decision decision) {
        SupervisorState before = state;
        state = decision.state();
        scheduleTick(decision);
        decision.effects().forEach(this::carryOut);
        tell(before == null ? decision.state() : before, decision);
    }

    private void tell(SupervisorState before, Decision decision) {
        try {
            onDecision.accept(before, decision);
        } catch (Throwable e) {
            LOG.error("Somebody who was told of a change failed", e);
        }
    }

    private void carryOut(Effect effect) {
        try {
            handler.accept(effect);
        } catch (Throwable e) {
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
