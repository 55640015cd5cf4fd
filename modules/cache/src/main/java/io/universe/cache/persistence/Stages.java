package io.universe.cache.persistence;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** What a store promises, as futures. */
final class Stages {

    private Stages() {}

    /** On that context, with the failure as it was. */
    static <T> Future<T> future(CompletionStage<T> stage, Context context) {
        return Future.fromCompletionStage(stage, context).recover(failure -> Future.failedFuture(bare(failure)));
    }

    private static Throwable bare(Throwable failure) {
        return failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
    }
}
