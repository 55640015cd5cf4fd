package io.universe.launcher.master.status;

import io.universe.control.DaemonThreads;
import io.universe.launcher.master.cluster.MasterCluster;
import io.universe.launcher.supervisor.ContextState;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.launcher.supervisor.WorkerHandle;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a watcher of the status until the universe is ready, on a thread of its own: a terminal that nobody reads blocks whoever writes to it, for ever. One telling waits at most, and it tells the status of the
 * moment at which it is told, so a watcher that is slow hears of fewer changes.
 */
public final class StatusFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StatusFeed.class);
    /** What was to be shown at last is shown by then, or nobody looks. */
    private static final long LAST_LINES_MILLIS = 500;

    private final Supplier<JsonObject> status;
    private final Consumer<JsonObject> onStatus;
    private final Consumer<JsonObject> onReady;
    private final ExecutorService thread;
    private final AtomicBoolean isWaiting = new AtomicBoolean();
    private volatile boolean isOver;

    /**
     * The thread is the feed's to end.
     *
     * @param onStatus hears the status after changes, the last time when it is ready
     * @param onReady hears the status that is ready, once
     */
    StatusFeed(
            Supplier<JsonObject> status,
            Consumer<JsonObject> onStatus,
            Consumer<JsonObject> onReady,
            ExecutorService thread) {
        this.status = status;
        this.onStatus = onStatus;
        this.onReady = onReady;
        this.thread = thread;
    }

    /** Tells the watcher what the desk shows, on a thread of the feed's own. */
    public static StatusFeed of(StatusDesk desk, Watcher watcher, Future<MasterCluster> cluster) {
        return new StatusFeed(
                desk::status,
                watcher::onStatus,
                status -> cluster.onSuccess(joined -> watcher.onReady(joined, status)),
                Executors.newSingleThreadExecutor(new DaemonThreads("status-feed")));
    }

    /** The state has changed, perhaps in nothing that anybody sees. Waits for nobody. */
    public void onChange(SupervisorState before, SupervisorState after) {
        if (!isOver && !seen(before).equals(seen(after)) && isWaiting.compareAndSet(false, true)) {
            try {
                thread.execute(this::tell);
            } catch (RejectedExecutionException e) {
                LOG.debug("Nobody is told any more");
            }
        }
    }

    /** What a watcher can tell apart: heartbeats and deadlines come and go unseen. */
    private static List<Object> seen(SupervisorState state) {
        List<Object> seen = new ArrayList<>(List.of(state.isReady()));
        for (ContextState context : state.contexts()) {
            seen.addAll(List.of(
                    context.condition(), context.remark(), context.spec().target()));
            for (WorkerHandle worker : context.workers()) {
                seen.addAll(List.of(worker.id(), worker.stage(), worker.reason(), worker.pid()));
            }
        }
        return seen;
    }

    private void tell() {
        isWaiting.set(false);
        if (isOver) {
            return;
        }
        try {
            JsonObject now = status.get();
            isOver = now.getBoolean("ready");
            onStatus.accept(now);
            if (isOver) {
                onReady.accept(now);
            }
        } catch (RuntimeException e) {
            LOG.error("Somebody who was told of the status failed", e);
        }
    }

    /** Ends the thread; what it has begun to show is waited for a moment only. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_LINES_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.debug("Nobody reads what is shown");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
