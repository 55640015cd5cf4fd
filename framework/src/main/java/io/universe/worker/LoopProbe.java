package io.universe.worker;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;

/**
 * Measures how long things have to wait for the event loops of a process. Each loop that is in use gets a task with every tick of a thread
 * that is no event loop, and is asked at the next tick whether it came to it; so a loop that is blocked is seen while it is. A tick counts
 * for two periods at most, so that a process that stood still as a whole, stopped or collecting garbage, does not look like one whose
 * loops are blocked. Owned by the ticking thread.
 */
final class LoopProbe {

    /** The time between two ticks. */
    static final Duration PERIOD = Duration.ofMillis(200);

    private static final long LONGEST_TICK_NANOS = 2 * PERIOD.toNanos();

    /** The threads that live now, of which some belong to event loops. */
    @FunctionalInterface
    interface Threads {
        Thread[] alive();
    }

    private final Iterable<EventExecutor> loops;
    private final Threads threads;
    private final LongSupplier nanoClock;
    private final List<Loop> watched = new ArrayList<>();
    private long tickedNanos;
    private long longestNanos;

    LoopProbe(Iterable<EventExecutor> loops, Threads threads, LongSupplier nanoClock) {
        this.loops = loops;
        this.threads = threads;
        this.nanoClock = nanoClock;
        this.tickedNanos = nanoClock.getAsLong();
    }

    /** Asks all watched loops again. */
    void tick() {
        long now = nanoClock.getAsLong();
        long sinceNanos = Math.min(now - tickedNanos, LONGEST_TICK_NANOS);
        tickedNanos = now;
        for (Loop loop : watched) {
            longestNanos = Math.max(longestNanos, loop.ask(now, sinceNanos));
        }
    }

    /** The longest wait since this was asked before. Also looks for loops that have come into use. */
    Duration longestWait() {
        Duration longest = Duration.ofNanos(longestNanos);
        longestNanos = 0;
        watchNewLoops();
        return longest;
    }

    /** A loop has a thread only when somebody has used it, and to ask it for the first time would be to use it. */
    private void watchNewLoops() {
        Thread[] alive = threads.alive();
        for (EventExecutor loop : loops) {
            if (isInUse(loop, alive) && watched.stream().noneMatch(known -> known.executor == loop)) {
                watched.add(new Loop(loop, nanoClock));
            }
        }
    }

    private static boolean isInUse(EventExecutor loop, Thread[] alive) {
        for (Thread thread : alive) {
            if (thread != null && loop.inEventLoop(thread)) {
                return true;
            }
        }
        return false;
    }

    /** The threads of this process. */
    static Thread[] ofThisProcess() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        for (ThreadGroup parent = root; parent != null; parent = parent.getParent()) {
            root = parent;
        }
        Thread[] alive = new Thread[root.activeCount() + 16];
        root.enumerate(alive);
        return alive;
    }

    /** An event loop, and what is known of the task that it was given. All but the answer is owned by the ticking thread. */
    private static final class Loop implements Runnable {
        private final EventExecutor executor;
        private final LongSupplier nanoClock;
        private long askedNanos;
        private long waitedNanos;
        private long answeredNanos;
        private volatile boolean isAnswered = true;

        Loop(EventExecutor executor, LongSupplier nanoClock) {
            this.executor = executor;
            this.nanoClock = nanoClock;
        }

        /** How long the task of before has waited; it is given a new one when it has come to that. */
        long ask(long now, long sinceNanos) {
            if (!isAnswered) {
                waitedNanos += sinceNanos;
                return waitedNanos;
            }
            long waited = Math.min(answeredNanos - askedNanos, waitedNanos + LONGEST_TICK_NANOS);
            waitedNanos = 0;
            askedNanos = now;
            isAnswered = false;
            give();
            return waited;
        }

        private void give() {
            try {
                executor.execute(this);
            } catch (RejectedExecutionException closed) {
                answeredNanos = askedNanos;
                isAnswered = true;
            }
        }

        @Override
        public void run() {
            answeredNanos = nanoClock.getAsLong();
            isAnswered = true;
        }
    }
}
