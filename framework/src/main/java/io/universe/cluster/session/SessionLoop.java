package io.universe.cluster.session;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The context on which a session works, on the event loop of the event bus. */
record SessionLoop(ContextInternal context) {

    private static final Logger LOG = LoggerFactory.getLogger(SessionLoop.class);

    /** To be called where the clustered Vert.x has just come up, which is on the event loop that takes what comes in for the event bus. */
    static SessionLoop here(Vertx vertx) {
        return new SessionLoop(beside(((VertxInternal) vertx).getOrCreateContext()));
    }

    private static ContextInternal beside(ContextInternal other) {
        return other.owner()
                .contextBuilder()
                .withEventLoop(other.nettyEventLoop())
                .build();
    }

    Vertx vertx() {
        return context.owner();
    }

    /** Another context on the same event loop. */
    Context newContext() {
        return beside(context);
    }

    <T> Promise<T> promise() {
        return context.promise();
    }

    /** Returns false once Vert.x is closed: there is nobody left to tell. */
    boolean run(Runnable action) {
        try {
            context.runOnContext(started -> action.run());
            return true;
        } catch (RejectedExecutionException closed) {
            LOG.debug("nothing is done any more: this node has left");
            return false;
        }
    }
}
