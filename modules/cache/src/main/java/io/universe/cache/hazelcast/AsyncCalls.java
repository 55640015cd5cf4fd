package io.universe.cache.hazelcast;

import io.universe.cache.port.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The calls to Hazelcast that do not block, as futures. They complete on the threads of Hazelcast. */
final class AsyncCalls {

    private AsyncCalls() {}

    /** From this thread, or from the clockwork's where this one must not. */
    static <T> Future<T> make(Clockwork clockwork, String namespace, Supplier<CompletionStage<T>> call) {
        Promise<T> promise = Promise.promise();
        if (!CallingThread.run(clockwork, () -> make(namespace, call, promise))) {
            promise.fail(Failures.unavailable(namespace, new IllegalStateException("this node has left")));
        }
        return promise.future();
    }

    private static <T> void make(String namespace, Supplier<CompletionStage<T>> call, Promise<T> promise) {
        try {
            call.get()
                    .whenCompleteAsync(
                            (result, failure) -> complete(namespace, promise, result, failure), Runnable::run);
        } catch (RuntimeException e) { // as where no member holds data, or this one has left
            promise.tryFail(Failures.unavailable(namespace, e));
        }
    }

    private static <T> void complete(String namespace, Promise<T> promise, T result, @Nullable Throwable failure) {
        if (failure == null) {
            promise.complete(result);
        } else {
            promise.fail(Failures.unavailable(namespace, failure));
        }
    }
}
