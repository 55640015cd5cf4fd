package io.universe.cluster.lease;

import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Vert.x context as the thread that owns the leases. */
record VertxClockwork(ContextInternal context) implements Clockwork {

    private static final Logger LOG = LoggerFactory.getLogger(VertxClockwork.class);

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    /** In whole milliseconds, not earlier. */
    @Override
    public Runnable after(long nanos, Runnable action) {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
        try {
            long timer = context.setTimer(millis, id -> action.run());
            return () -> context.owner().cancelTimer(timer);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    @Override
    public boolean execute(Runnable action) {
        try {
            context.runOnContext(started -> action.run());
            return true;
        } catch (RejectedExecutionException closed) {
            LOG.debug("nothing becomes of a lease any more: this node has left");
            return false;
        }
    }
}
