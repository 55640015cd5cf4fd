package io.universe.cache.persistence;

import io.universe.cache.CacheException;
import io.universe.cache.CacheException.Reason;
import io.universe.cache.port.Persistence;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks whoever has the disk, over the event bus, and again until somebody has it. Safe from any thread. */
public final class RemotePersistence implements Persistence {

    private static final long AGAIN_MILLIS = 25;

    /** For a message that was lost with the process that it was for. To open a large namespace may take longer, and is asked for again then. */
    private static final long ANSWER_MILLIS = 5_000;

    /** When nobody waits any more, whatever they may have been told to wait for. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final DeliveryOptions OPTIONS = new DeliveryOptions().setSendTimeout(ANSWER_MILLIS);

    private final Vertx vertx;

    /** Over the bus of this Vert.x. */
    public RemotePersistence(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public Future<Void> open(String namespace) {
        return ask(new Question.Open(namespace));
    }

    @Override
    public Future<Void> secured(String namespace, String key, long version) {
        return ask(new Question.Secured(namespace, key, version));
    }

    @Override
    public Future<Void> destroy(String namespace) {
        return ask(new Question.Destroy(namespace));
    }

    private Future<Void> ask(Question question) {
        Promise<Void> answer = Promise.promise();
        ask(question.toJson(), System.nanoTime() + PATIENCE.toNanos(), answer);
        return answer.future();
    }

    private void ask(JsonObject question, long deadlineNanos, Promise<Void> answer) {
        vertx.eventBus().request(Question.ADDRESS, question, OPTIONS).onComplete(reply -> {
            if (reply.succeeded()) {
                answer.complete();
            } else if (isWorthAsking(reply.cause()) && System.nanoTime() < deadlineNanos) {
                vertx.timer(AGAIN_MILLIS, TimeUnit.MILLISECONDS)
                        .onSuccess(passed -> ask(question, deadlineNanos, answer))
                        .onFailure(closed -> answer.fail(reply.cause()));
            } else {
                answer.fail(refusal(reply.cause()));
            }
        });
    }

    private static boolean isWorthAsking(Throwable failure) {
        return !(failure instanceof ReplyException reply)
                || reply.failureType() != ReplyFailure.RECIPIENT_FAILURE
                || reply.failureCode() != Question.REFUSED;
    }

    private static CacheException refusal(Throwable failure) {
        return new CacheException(Reason.UNAVAILABLE, String.valueOf(failure.getMessage()), failure);
    }
}
