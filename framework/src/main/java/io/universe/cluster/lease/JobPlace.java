package io.universe.cluster.lease;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Where a job runs. */
@FunctionalInterface
interface JobPlace {

    /** Calls it there; what it throws, and that there is no such place any more, is a failure. */
    Future<?> call(Supplier<Future<?>> step);

    static JobPlace on(ContextInternal context) {
        return step -> {
            Promise<Object> done = Promise.promise();
            try {
                context.runOnContext(started -> called(step).onComplete(end -> done.handle(end.mapEmpty())));
            } catch (RejectedExecutionException closed) {
                done.fail(closed);
            }
            return done.future();
        };
    }

    private static Future<?> called(Supplier<Future<?>> step) {
        try {
            return step.get();
        } catch (Throwable failure) { // of an application; the job is as good as failed
            return Future.failedFuture(failure);
        }
    }
}
