package io.universe.worker;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call of the application's code. Whatever is thrown there, and a future that is not given, is the failure of that step and of nothing else. */
final class Attempt {

    private Attempt() {}

    /** Takes the step on this thread. */
    static <T> Future<T> of(Supplier<? extends @Nullable Future<? extends T>> step) {
        try {
            Future<? extends T> future = step.get();
            return future == null
                    ? Future.failedFuture("null was returned where a future is wanted")
                    : future.map(result -> result);
        } catch (Throwable e) { // a missing class or a failed assertion of the application must not end the platform's
            // thread
            return Future.failedFuture(e);
        }
    }

    /** Takes the step on the event loop of the context, from any thread, where also the future is completed. Fails, on this thread, where Vert.x is closed. */
    static <T> Future<T> on(Context context, Supplier<? extends @Nullable Future<? extends T>> step) {
        Promise<T> done = ((ContextInternal) context).promise();
        try {
            context.runOnContext(v -> Attempt.<T>of(step).onComplete(done));
        } catch (
                RejectedExecutionException
                        closed) { // a future of the context would be completed on a loop that is dead
            return Future.failedFuture(closed);
        }
        return done.future();
    }
}
