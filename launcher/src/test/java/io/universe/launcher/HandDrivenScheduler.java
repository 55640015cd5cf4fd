package io.universe.launcher;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A scheduler whose one thread is the test's and whose time passes when the test says so; what is thrown is kept to itself, as by real ones. */
public final class HandDrivenScheduler extends AbstractExecutorService implements ScheduledExecutorService {

    private final Deque<Runnable> due = new ArrayDeque<>();
    private final List<Timer> timers = new ArrayList<>();
    private long nowNanos;
    private boolean isShutdown;

    public long nowNanos() {
        return nowNanos;
    }

    /** How many tasks wait to be run. */
    public int waiting() {
        return due.size();
    }

    /** Runs what is due, and what that makes due. */
    public void run() {
        while (!due.isEmpty()) {
            FutureTask<?> task = new FutureTask<>(due.poll(), null);
            task.run();
        }
    }

    /** Lets time pass, timer by timer. */
    public void advance(Duration time) {
        long endNanos = nowNanos + time.toNanos();
        run();
        for (Timer next = next(endNanos); next != null; next = next(endNanos)) {
            timers.remove(next);
            nowNanos = Math.max(nowNanos, next.atNanos);
            due.add(next);
            run();
        }
        nowNanos = endNanos;
    }

    private @Nullable Timer next(long endNanos) {
        timers.removeIf(FutureTask::isCancelled);
        return timers.stream()
                .filter(timer -> timer.atNanos <= endNanos)
                .min(Comparator.comparingLong(timer -> timer.atNanos))
                .orElse(null);
    }

    @Override
    public void execute(Runnable task) {
        if (isShutdown) {
            throw new RejectedExecutionException("shut down");
        }
        due.add(task);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        Timer timer = new Timer(task, nowNanos + unit.toNanos(delay));
        timers.add(timer);
        return timer;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long delay, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    /** Runs it again and again, until it throws. */
    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long delay, long pause, TimeUnit unit) {
        return schedule(
                () -> {
                    task.run();
                    scheduleWithFixedDelay(task, pause, pause, unit);
                },
                delay,
                unit);
    }

    @Override
    public void shutdown() {
        isShutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        isShutdown = true;
        List<Runnable> left = List.copyOf(due);
        due.clear();
        timers.clear();
        return left;
    }

    @Override
    public boolean isShutdown() {
        return isShutdown;
    }

    @Override
    public boolean isTerminated() {
        return isShutdown && due.isEmpty();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isTerminated();
    }

    private static final class Timer extends FutureTask<Object> implements ScheduledFuture<Object> {

        private final long atNanos;

        Timer(Runnable task, long atNanos) {
            super(task, "done");
            this.atNanos = atNanos;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(atNanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
