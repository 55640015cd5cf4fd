package io.universe.cache.node;

import com.hazelcast.core.HazelcastInstance;
import io.universe.cache.hazelcast.BlockingCalls;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether each entry of the cluster is on two members. Who has just joined to hold data is not of use before: where the other one ends, something would be lost. */
record Copies(HazelcastInstance instance, BlockingCalls calls, Vertx vertx) {

    private static final Logger LOG = LoggerFactory.getLogger(Copies.class);
    private static final String LANE = "copies";
    private static final long LOOK_MILLIS = 25;

    /** Where a member hangs, there are no copies until it has been given up. A worker that never came would be worse. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Completes when they are there, or have not come for too long. Never fails. */
    Future<Void> complete() {
        return lookUntil(System.nanoTime() + PATIENCE.toNanos())
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(late -> LOG.warn(
                        "not every entry of the cluster has a copy yet, {} ms after this member has come: {}",
                        PATIENCE.toMillis(),
                        late.toString()))
                .otherwiseEmpty();
    }

    private Future<Void> lookUntil(long deadlineNanos) {
        return calls.make(LANE, () -> instance.getPartitionService().isClusterSafe())
                .compose(isSafe -> isSafe || System.nanoTime() > deadlineNanos
                        ? Future.succeededFuture()
                        : vertx.timer(LOOK_MILLIS, TimeUnit.MILLISECONDS).compose(passed -> lookUntil(deadlineNanos)));
    }
}
