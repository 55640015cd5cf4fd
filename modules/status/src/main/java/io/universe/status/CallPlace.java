package io.universe.status;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where code of an application is called.
 *
 * @param context null where it is called on the thread of whoever calls it
 */
record CallPlace(@Nullable Context context) {

    /** The Vert.x context of the caller, or else the other place. */
    static CallPlace here(CallPlace otherwise) {
        Context current = Vertx.currentContext();
        return current == null ? otherwise : new CallPlace(current);
    }

    /** The same without what a request that is being served carries along. */
    CallPlace withoutRequest() {
        return context == null ? this : new CallPlace(((ContextInternal) context).unwrap());
    }

    /** Calls it there. What it throws fails the future. */
    Future<@Nullable Object> call(Supplier<? extends @Nullable Object> code) {
        if (context == null) {
            return attempt(code);
        }
        Promise<@Nullable Object> called = Promise.promise();
        try {
            context.runOnContext(started -> attempt(code).onComplete(called));
        } catch (RejectedExecutionException closed) {
            called.fail(closed);
        }
        return called.future();
    }

    private static Future<@Nullable Object> attempt(Supplier<? extends @Nullable Object> code) {
        try {
            Object value = code.get();
            return value instanceof Future<?> future ? future.map(result -> result) : Future.succeededFuture(value);
        } catch (Throwable failure) { // a missing class of one view must not look like silence
            return Future.failedFuture(failure);
        }
    }

    /** The same result, told there. */
    <T> Future<T> bring(Future<T> future) {
        if (context == null) {
            return future;
        }
        Promise<T> told = ((ContextInternal) context).promise();
        future.onComplete(told);
        return told.future();
    }
}
