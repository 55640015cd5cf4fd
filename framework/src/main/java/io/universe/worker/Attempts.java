package io.universe.worker;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the application's code is called, step by step. */
@FunctionalInterface
interface Attempts {

    /** Takes a step; what throws there, or gives no future, has failed. What follows the step runs where it was taken. */
    <T> Future<T> attempt(Supplier<? extends @Nullable Future<? extends T>> step);

    /** On one event loop, whichever thread completes the future of the step before: so the application's steps need no locks among themselves. */
    static Attempts on(Context eventLoop) {
        return new Attempts() {
            @Override
            public <T> Future<T> attempt(Supplier<? extends @Nullable Future<? extends T>> step) {
                return Attempt.on(eventLoop, step);
            }
        };
    }
}
