package io.universe.hazelcast;

import com.hazelcast.internal.util.ConcurrencyUtil;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * Where Hazelcast goes on with what was asked asynchronously: threads of its own, which are daemons and end when there is nothing to do.
 *
 * <p>By itself it takes the JVM's common pool, and where that has one thread, as on a machine with two processors, it starts <em>a thread for each answer</em> (its {@code ConcurrencyUtil}): with 64 calls at once 3,000 reads of a map a
 * second instead of 130,000. And the common pool is the application's: who keeps it busy must not keep the cluster from answering.
 */
final class AnsweringThreads {

    /** One would wait for itself where an answer is waited for. */
    private static final int FEWEST = 2;

    private AnsweringThreads() {}

    /** For all members of this JVM from now on. */
    static void use() {
        ConcurrencyUtil.setDefaultAsyncExecutor(Pool.SHARED);
    }

    private static final class Pool {

        static final ForkJoinPool SHARED = new ForkJoinPool(
                Math.max(FEWEST, Runtime.getRuntime().availableProcessors()), Pool::thread, null, true);

        private static ForkJoinWorkerThread thread(ForkJoinPool pool) {
            ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
            thread.setName("hazelcast-answers-" + thread.getPoolIndex());
            return thread;
        }
    }
}
