package io.universe.worker.http;

import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The event loops on which the servers of one process run.
 *
 * @param home a context on the first of them: what is sent from there to other nodes need not change threads, where their connections live on the same loop
 * @param count how many; at least one, and there may be more than the Vert.x has loops
 */
public record ServerLoops(Context home, int count) {

    Vertx vertx() {
        return home.owner();
    }

    /** A context of its own on the first loop. */
    ContextInternal first() {
        return on(((ContextInternal) home).nettyEventLoop());
    }

    /** A context of its own on each further loop. */
    List<ContextInternal> further() {
        EventLoop first = ((ContextInternal) home).nettyEventLoop();
        List<EventLoop> others = new ArrayList<>(StreamSupport.stream(
                        ((VertxInternal) vertx()).nettyEventLoopGroup().spliterator(), false)
                .map(EventLoop.class::cast)
                .filter(loop -> loop != first)
                .toList());
        others.add(first);
        List<ContextInternal> contexts = new ArrayList<>();
        for (int i = 0; i < count - 1; i++) {
            contexts.add(on(others.get(i % others.size())));
        }
        return contexts;
    }

    private ContextInternal on(EventLoop loop) {
        return ((VertxInternal) vertx()).contextBuilder().withEventLoop(loop).build();
    }
}
