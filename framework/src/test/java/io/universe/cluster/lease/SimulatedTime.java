package io.universe.cluster.lease;

import java.util.Comparator;
import java.util.PriorityQueue;

/** The time of a simulation, and what happens when. */
final class SimulatedTime {

    private final PriorityQueue<Happening> queue =
            new PriorityQueue<>(Comparator.comparingLong(Happening::atNanos).thenComparingLong(Happening::order));
    private long nowNanos;
    private long count;

    private record Happening(long atNanos, long order, Runnable action) {}

    long nowNanos() {
        return nowNanos;
    }

    void at(long atNanos, Runnable action) {
        queue.add(new Happening(Math.max(atNanos, nowNanos), count++, action));
    }

    void in(long nanos, Runnable action) {
        at(nowNanos + nanos, action);
    }

    /** Lets the next thing happen; false where there is none before that time. */
    boolean step(long untilNanos) {
        Happening next = queue.peek();
        if (next == null || next.atNanos > untilNanos) {
            nowNanos = untilNanos;
            return false;
        }
        queue.remove();
        nowNanos = next.atNanos;
        next.action.run();
        return true;
    }
}
