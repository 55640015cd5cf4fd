package io.universe.status;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Rings once, unless it is put off before. */
interface Alarm {

    /** That of the JVM: it needs no Vert.x, and one that was put off is forgotten at once. */
    Alarm OF_THE_JVM = (wait, action) -> {
        CompletableFuture<Void> ring =
                new CompletableFuture<Void>().completeOnTimeout(null, wait.toMillis(), TimeUnit.MILLISECONDS);
        ring.thenRunAsync(action);
        return () -> ring.cancel(false);
    };

    /** What is returned puts it off. */
    Runnable in(Duration wait, Runnable action);

    /** What the future gives, or else what is said when the time is over; nothing rings afterwards. */
    default <T> Future<T> bound(Future<T> future, Duration wait, Supplier<T> late) {
        if (future.isComplete()) {
            return future;
        }
        Promise<T> first = Promise.promise();
        Runnable putOff = in(wait, () -> first.tryComplete(late.get()));
        future.onComplete(done -> {
            putOff.run();
            if (done.succeeded()) {
                first.tryComplete(done.result());
            } else {
                first.tryFail(done.cause());
            }
        });
        return first.future();
    }
}
