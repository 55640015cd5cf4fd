package io.universe.worker;

import io.netty.util.concurrent.AbstractEventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An event loop that does what it was given when the test says so, on the test's thread. */
final class HandDrivenLoop extends AbstractEventExecutor {

    private final Deque<Runnable> given = new ArrayDeque<>();
    private final @Nullable Thread thread;
    private boolean isShutdown;

    /** With the thread it is said to have, null while nobody has used it. */
    HandDrivenLoop(@Nullable Thread thread) {
        this.thread = thread;
    }

    int waiting() {
        return given.size();
    }

    void run() {
        while (!given.isEmpty()) {
            given.remove().run();
        }
    }

    @Override
    public void execute(Runnable task) {
        if (isShutdown) {
            throw new RejectedExecutionException("shut down");
        }
        given.add(task);
    }

    @Override
    public boolean inEventLoop(Thread other) {
        return other.equals(thread);
    }

    @Override
    public boolean isShuttingDown() {
        return isShutdown;
    }

    @Override
    public boolean isShutdown() {
        return isShutdown;
    }

    @Override
    public boolean isTerminated() {
        return isShutdown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isShutdown;
    }

    @Override
    public Future<?> shutdownGracefully(long quietPeriod, long timeout, TimeUnit unit) {
        isShutdown = true;
        return terminationFuture();
    }

    @Override
    public Future<?> terminationFuture() {
        return GlobalEventExecutor.INSTANCE.newSucceededFuture(null);
    }

    @Deprecated
    @Override
    public void shutdown() {
        isShutdown = true;
    }
}
