package io.universe.cluster.lease;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** A clock that stands until the test lets time pass; what is due then is done on the test's thread. */
final class ManualClockwork implements Clockwork {

    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private long nowNanos = 1_000_000_000_000L;

    private record Alarm(long dueNanos, Runnable action) {}

    @Override
    public long nanoTime() {
        return nowNanos;
    }

    @Override
    public Runnable after(long nanos, Runnable action) {
        Alarm alarm = new Alarm(nowNanos + nanos, action);
        alarms.add(alarm);
        return () -> alarms.remove(alarm);
    }

    @Override
    public boolean execute(Runnable action) {
        queue.add(action);
        return true;
    }

    /** Does what waits, and what comes of it, without any time passing. */
    void settle() {
        for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
            next.run();
        }
    }

    /** Time passes; what is due on the way is done at its time. */
    void pass(long nanos) {
        settle();
        long until = nowNanos + nanos;
        while (ringNext(until)) {
            settle();
        }
        nowNanos = until;
    }

    /** Time passes in which nothing is done: the process is stopped. What was due is done late. */
    void hang(long nanos) {
        nowNanos += nanos;
    }

    private boolean ringNext(long untilNanos) {
        Alarm next = alarms.stream()
                .filter(alarm -> alarm.dueNanos <= untilNanos)
                .min(Comparator.comparingLong(Alarm::dueNanos))
                .orElse(null);
        if (next == null) {
            return false;
        }
        alarms.remove(next);
        nowNanos = Math.max(nowNanos, next.dueNanos);
        next.action.run();
        return true;
    }
}
