package io.universe.cluster.lease;

import io.vertx.core.ThreadingModel;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which leases wait for the cluster. A call that concerns a member that hangs waits until the cluster has given that up. So renewals, on which other work depends, have threads of their own, one for each that
 * waits: there are no more than leases that this node has. What wants or gives back a lease may be any number, and shares a few.
 */
final class LeaseThreads {

    private static final int CALLS = 16;
    private static final long IDLE_SECONDS = 30;

    private final ExecutorService calls = threads("universe-leases-", CALLS, CALLS, new LinkedBlockingQueue<>());
    private final ExecutorService renewals =
            threads("universe-renewals-", 0, Integer.MAX_VALUE, new SynchronousQueue<>());

    private static ExecutorService threads(String name, int core, int most, BlockingQueue<Runnable> queue) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                core,
                most,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                queue,
                work -> daemon(work, name + number.getAndIncrement()));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** The one that owns the leases. */
    ContextInternal context(VertxInternal vertx) {
        return vertx.contextBuilder()
                .withThreadingModel(ThreadingModel.EVENT_LOOP)
                .withWorkerPool(vertx.wrapWorkerPool(calls))
                .build();
    }

    /** On the event loop of that one, to call the cluster from for renewals. */
    ContextInternal renewals(ContextInternal owner) {
        VertxInternal vertx = owner.owner();
        return vertx.contextBuilder()
                .withThreadingModel(ThreadingModel.EVENT_LOOP)
                .withEventLoop(owner.nettyEventLoop())
                .withWorkerPool(vertx.wrapWorkerPool(renewals))
                .build();
    }

    /** What they do now is broken off. */
    void end() {
        calls.shutdownNow();
        renewals.shutdownNow();
    }
}
