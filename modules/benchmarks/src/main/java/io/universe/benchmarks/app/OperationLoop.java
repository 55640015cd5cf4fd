package io.universe.benchmarks.app;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.function.LongFunction;

/** So many operations at once for so long: each that ends is followed by the next. All on the event loop that it is run on. */
public final class OperationLoop {

    private final LongFunction<? extends Future<?>> operation;
    private final Bounds bounds;
    private final long beganNanos = System.nanoTime();
    private final Promise<JsonObject> done = Promise.promise();
    private long begun;
    private long answered;
    private int running;

    /** How many at once, for how long, and how many at most. */
    public record Bounds(int concurrency, long millis, long most) {}

    private OperationLoop(LongFunction<? extends Future<?>> operation, Bounds bounds) {
        this.operation = operation;
        this.bounds = bounds;
        this.running = bounds.concurrency;
    }

    /** How many were {@code answered}, and in how many {@code nanos}; fails with the first operation that fails. The operation is given its number, from 0. */
    public static Future<JsonObject> run(LongFunction<? extends Future<?>> operation, Bounds bounds) {
        OperationLoop loop = new OperationLoop(operation, bounds);
        for (int i = 0; i < bounds.concurrency; i++) {
            loop.next();
        }
        return loop.done.future();
    }

    /** What has ended at once is no reason to go deeper into the stack. */
    private void next() {
        while (goesOn()) {
            Future<?> one = operation.apply(begun++);
            if (!one.isComplete()) {
                one.onComplete(ended -> goOn(one));
                return;
            }
            count(one);
        }
        end();
    }

    private boolean goesOn() {
        return begun < bounds.most && System.nanoTime() - beganNanos < bounds.millis * 1_000_000;
    }

    private void goOn(Future<?> one) {
        count(one);
        next();
    }

    private void count(Future<?> one) {
        if (one.succeeded()) {
            answered++;
        } else {
            done.tryFail(one.cause());
        }
    }

    private void end() {
        if (--running == 0) {
            done.tryComplete(new JsonObject().put("answered", answered).put("nanos", System.nanoTime() - beganNanos));
        }
    }
}
