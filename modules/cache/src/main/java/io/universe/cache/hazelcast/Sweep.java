package io.universe.cache.hazelcast;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Does something to many keys, to some at a time. Goes on when one fails, and fails with the last failure then. Safe from any thread. */
final class Sweep {

    private static final int AT_A_TIME = 64;

    private final List<String> keys;
    private final Function<String, Future<?>> action;
    private final Promise<Void> promise = Promise.promise();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger open;
    private volatile Future<Void> outcome = Future.succeededFuture();

    Sweep(List<String> keys, Function<String, Future<?>> action) {
        this.keys = keys;
        this.action = action;
        open = new AtomicInteger(keys.size());
    }

    Future<Void> run() {
        if (keys.isEmpty()) {
            return Future.succeededFuture();
        }
        for (int i = 0; i < AT_A_TIME; i++) {
            startNext();
        }
        return promise.future();
    }

    private void startNext() {
        int index = next.getAndIncrement();
        if (index < keys.size()) {
            action.apply(keys.get(index)).onComplete(done -> {
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
