package io.universe.cache.hazelcast;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Does many things, some at a time. Goes on when one fails, and fails with the last failure then. Safe from any thread. */
final class Sweep {

    private static final int AT_A_TIME = 64;

    private final List<Supplier<Future<?>>> actions;
    private final Promise<Void> promise = Promise.promise();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger open;
    private volatile Future<Void> outcome = Future.succeededFuture();

    Sweep(List<Supplier<Future<?>>> actions) {
        this.actions = actions;
        open = new AtomicInteger(actions.size());
    }

    Future<Void> run() {
        if (actions.isEmpty()) {
            return Future.succeededFuture();
        }
        for (int i = 0; i < AT_A_TIME; i++) {
            startNext();
        }
        return promise.future();
    }

    private void startNext() {
        int index = next.getAndIncrement();
        if (index < actions.size()) {
            actions.get(index).get().onComplete(done -> {
                if (done.failed()) {
                    outcome = Future.failedFuture(done.cause());
                }
                if (open.decrementAndGet() == 0) {
                    outcome.onComplete(promise);
                } else {
                    startNext();
                }
            });
        }
    }
}
