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
        guard(
                clockwork,
                namespace,
                promise,
                () -> call.get()
                        .whenCompleteAsync(
                                (result, failure) -> complete(namespace, promise, result, failure), Runnable::run));
        return promise.future();
    }

    /** The same of a call that completes the promise itself: what it throws fails it. */
    static void guard(Clockwork clockwork, String namespace, Promise<?> promise, Runnable call) {
        boolean isMade = CallingThread.run(clockwork, () -> {
            try {
                call.run();
            } catch (RuntimeException e) { // as where no member holds data, or this one has left
                promise.tryFail(Failures.unavailable(namespace, e));
            }
        });
        if (!isMade) {
            promise.tryFail(Failures.unavailable(namespace, new IllegalStateException("this node has left")));
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
