package io.universe.cache.hazelcast;

import io.universe.cache.CacheException;
import io.universe.cache.CacheException.Reason;
import io.universe.control.DaemonThreads;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The calls to Hazelcast that block, on a few threads of their own. Those of one namespace are made one after the other, so that one that waits for a member that hangs, for the 20 s until the cluster gives it up, takes one thread and no more. Safe
 * from any thread.
 */
public final class BlockingCalls implements AutoCloseable {

    private static final int THREADS = 8;
    private static final long IDLE_SECONDS = 30;

    private final ExecutorService threads = threads();
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    private static ExecutorService threads() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new DaemonThreads("cache-calls"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Makes the call when those of the same lane before it are done. */
    public <T> Future<T> make(String lane, Callable<T> call) {
        Promise<T> promise = Promise.promise();
        Waiting<T> waiting = new Waiting<>(call, promise);
        while (!lanes.computeIfAbsent(lane, Lane::new).isAdded(waiting)) {
            Thread.onSpinWait();
        }
        return promise.future();
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    private record Waiting<T>(Callable<T> call, Promise<T> promise) {

        void make() {
            T result;
            try {
                result = call.call();
            } catch (Throwable e) { // of whatever kind, as where the instance ends meanwhile
                promise.fail(e);
                return;
            }
            promise.complete(result);
        }

        void refuse(Throwable cause) {
            promise.tryFail(new CacheException(Reason.UNAVAILABLE, "this node has left its caches", cause));
        }
    }

    /** The calls of one namespace. It is forgotten when there are none. */
    private final class Lane {

        private final Queue<Waiting<?>> waiting = new ArrayDeque<>();
        private final String name;
        private boolean isBusy;
        private boolean isForgotten;

        Lane(String name) {
            this.name = name;
        }

        /** False where the lane has just been forgotten. */
        boolean isAdded(Waiting<?> call) {
            synchronized (waiting) {
                if (isForgotten) {
                    return false;
                }
                waiting.add(call);
                if (isBusy) {
                    return true;
                }
                isBusy = true;
            }
            startNext();
            return true;
        }

        private void startNext() {
            try {
                threads.execute(this::makeNext);
            } catch (RejectedExecutionException | OutOfMemoryError e) { // closed, or there is no thread to be had
                for (Waiting<?> call = next(); call != null; call = next()) {
                    call.refuse(e);
                }
            }
        }

        private void makeNext() {
            Waiting<?> call = next();
            if (call == null) {
                return;
            }
            try {
                call.make();
            } finally {
                startNext();
            }
        }

        private @Nullable Waiting<?> next() {
            synchronized (waiting) {
                Waiting<?> call = waiting.poll();
                if (call == null) {
                    isForgotten = true;
                    lanes.remove(name, this);
                }
                return call;
            }
        }
    }
}
