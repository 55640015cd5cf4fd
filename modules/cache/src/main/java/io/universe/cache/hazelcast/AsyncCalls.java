package io.universe.cache.hazelcast;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The calls to Hazelcast that do not block, as futures. They complete on the threads of Hazelcast. */
final class AsyncCalls {

    private AsyncCalls() {}

    static <T> Future<T> make(String namespace, Supplier<CompletionStage<T>> call) {
        Promise<T> promise = Promise.promise();
        try {
            call.get()
                    .whenCompleteAsync(
                            (result, failure) -> complete(namespace, promise, result, failure), Runnable::run);
        } catch (RuntimeException e) { // as where no member holds data, or this one has left
            promise.tryFail(Failures.unavailable(namespace, e));
        }
        return promise.future();
    }

    private static <T> void complete(String namespace, Promise<T> promise, T result, @Nullable Throwable failure) {
        if (failure == null) {
            promise.complete(result);
        } else {
            promise.fail(Failures.unavailable(namespace, failure));
        }
    }
}
