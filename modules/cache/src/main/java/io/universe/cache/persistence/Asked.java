package io.universe.cache.persistence;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** A question, and those who wait for its answer. Safe from any thread. */
final class Asked {

    /** When nobody waits any more, whatever they may have been told to wait for. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final JsonObject message;
    private final Promise<Void> answer = Promise.promise();
    private final long sinceNanos = System.nanoTime();

    Asked(Question question) {
        this.message = question.toJson();
    }

    JsonObject message() {
        return message;
    }

    Future<Void> answer() {
        return answer.future();
    }

    boolean isTooOld() {
        return System.nanoTime() - sinceNanos > PATIENCE.toNanos();
    }

    void succeed() {
        answer.tryComplete();
    }

    void fail(Throwable cause) {
        answer.tryFail(cause);
    }
}
