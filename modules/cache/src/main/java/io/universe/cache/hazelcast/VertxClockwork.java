package io.universe.cache.hazelcast;

import io.universe.cache.port.Clockwork;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Time, and an event loop's context of its own as the thread of the cache. */
public final class VertxClockwork implements Clockwork {

    private static final Logger LOG = LoggerFactory.getLogger(VertxClockwork.class);

    private final ContextInternal context;

    /** With a new context. */
    public VertxClockwork(Vertx vertx) {
        context = ((VertxInternal) vertx).createEventLoopContext();
    }

    @Override
    public long nowMillis() {
        return System.currentTimeMillis();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public boolean execute(Runnable action) {
        try {
            context.runOnContext(started -> action.run());
            return true;
        } catch (RejectedExecutionException closed) {
            LOG.debug("nothing becomes of it any more: this node has ended");
            return false;
        }
    }

    @Override
    public Runnable after(long millis, Runnable action) {
        try {
            long timer = context.setTimer(Math.max(1, millis), id -> action.run());
            return () -> context.owner().cancelTimer(timer);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }
}
