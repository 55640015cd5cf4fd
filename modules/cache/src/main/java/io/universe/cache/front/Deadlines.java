package io.universe.cache.front;

import io.universe.cache.port.Clockwork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The ends of all callers' patience, to 50 ms. A timer for each call would cost more than most calls: any thread pushes them on a stack, which the clockwork's thread takes at each tick; what is not over by then, which is little, it
 * looks through until it is. Nothing ticks while nobody waits.
 */
final class Deadlines {

    private static final long TICK_MILLIS = 50;

    private final Clockwork clockwork;
    private final AtomicReference<@Nullable Call<?>> fresh = new AtomicReference<>();
    private final AtomicBoolean isTicking = new AtomicBoolean();
    private final List<Call<?>> slow = new ArrayList<>();

    Deadlines(Clockwork clockwork) {
        this.clockwork = clockwork;
    }

    /** A call that is failed when its time is over. From any thread. */
    <T> Call<T> begin(String namespace, String verb, String key, long withinNanos) {
        Call<T> call = new Call<>(namespace, verb, key, withinNanos, clockwork.nanoTime());
        push(call);
        if (!isTicking.get() && isTicking.compareAndSet(false, true) && !clockwork.execute(this::arm)) {
            isTicking.set(false);
            call.abandon();
        }
        return call;
    }

    private void push(Call<?> call) {
        Call<?> top = fresh.get();
        call.below = top;
        while (!fresh.compareAndSet(top, call)) {
            top = fresh.get();
            call.below = top;
        }
    }

    private void arm() {
        clockwork.after(TICK_MILLIS, this::tick);
    }

    private void tick() {
        try {
            takeFresh();
            long now = clockwork.nanoTime();
            slow.removeIf(call -> call.isOver() || call.isGivenUp(now));
        } finally { // what one call throws is no reason to forget the others
            if (!slow.isEmpty() || isNeeded()) {
                arm();
            }
        }
    }

    private void takeFresh() {
        Call<?> call = fresh.getAndSet(null);
        while (call != null) {
            Call<?> below = call.below;
            call.below = null;
            if (!call.isOver()) {
                slow.add(call);
            }
            call = below;
        }
    }

    private boolean isNeeded() {
        isTicking.set(false);
        return fresh.get() != null && isTicking.compareAndSet(false, true);
    }

    /** Fails everybody who waits. On the clockwork's thread. */
    void end() {
        takeFresh();
        List.copyOf(slow).forEach(Call::abandon);
        slow.clear();
    }
}
