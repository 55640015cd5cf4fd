package io.universe.cache.simulated;

import io.universe.cache.port.Clockwork;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** Time that passes only when a test says so, for any number of clockworks. One thread does everything; of tasks that are due at the same time the one that came first is first. */
public final class FakeTime {

    private record Task(long atNanos, long number, Runnable action) {}

    private static final long MILLI = 1_000_000;
    private static final long BEGIN_MILLIS = 1_800_000_000_000L;

    private final Queue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::atNanos).thenComparingLong(Task::number));
    private long nanos;
    private long number;

    /** A clockwork of its own for somebody who can end. */
    public Ticking clockwork() {
        return new Ticking();
    }

    /** Milliseconds since 1970. */
    public long nowMillis() {
        return BEGIN_MILLIS + nanos / MILLI;
    }

    /** Does the next thing that is due by then; time is what it was due at afterwards. False where nothing is. */
    public boolean step(long withinMillis) {
        Task next = tasks.peek();
        if (next == null || next.atNanos() > nanos + withinMillis * MILLI) {
            return false;
        }
        tasks.remove();
        nanos = Math.max(nanos, next.atNanos());
        next.action().run();
        return true;
    }

    /** Does everything that is due now. */
    public void settle() {
        while (step(0)) {}
    }

    /** Lets so much time pass, and does everything that is due in it. */
    public void pass(long millis) {
        long end = nanos + millis * MILLI;
        while (step((end - nanos) / MILLI)) {}
        nanos = end;
    }

    private void add(long delayMillis, Runnable action) {
        tasks.add(new Task(nanos + delayMillis * MILLI, number++, action));
    }

    /** Runs something after so many milliseconds, whoever has ended. */
    public void after(long millis, Runnable action) {
        add(millis, action);
    }

    /** The clockwork of one node: when that has ended, nothing of it runs any more. */
    public final class Ticking implements Clockwork {

        private boolean isEnded;
        private boolean isFrozen;

        private Ticking() {}

        /** From now on nothing runs. */
        public void end() {
            isEnded = true;
        }

        /** Nothing runs until it is thawed; then everything that was due does. */
        public void freeze(boolean isStill) {
            isFrozen = isStill;
        }

        @Override
        public long nowMillis() {
            return FakeTime.this.nowMillis();
        }

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public boolean execute(Runnable action) {
            if (!isEnded) {
                add(0, () -> run(action));
            }
            return !isEnded;
        }

        @Override
        public Runnable after(long millis, Runnable action) {
            boolean[] isOff = new boolean[1];
            add(
                    millis,
                    () -> run(() -> {
                        if (!isOff[0]) {
                            action.run();
                        }
                    }));
            return () -> isOff[0] = true;
        }

        private void run(Runnable action) {
            if (isFrozen) {
                add(10, () -> run(action));
            } else if (!isEnded) {
                action.run();
            }
        }
    }
}
