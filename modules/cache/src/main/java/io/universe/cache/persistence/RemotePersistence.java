package io.universe.cache.persistence;

import io.universe.cache.CacheException;
import io.universe.cache.CacheException.Reason;
import io.universe.cache.port.Persistence;
import io.universe.cluster.timing.Backoff;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Asks whoever has the disk, over the event bus. Where nobody has it, questions wait here, and one of them at a time finds out whether somebody has by now. Safe from any thread.
 */
public final class RemotePersistence implements Persistence {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(25), Duration.ofSeconds(1));

    /** For a message that was lost with the process that it was for. To open a large namespace may take longer, and is asked for again then. */
    private static final long ANSWER_MILLIS = 5_000;

    /** Who asks more than that while nobody has the disk is refused at once. */
    private static final int MOST_WAITING = 10_000;

    private static final DeliveryOptions OPTIONS = new DeliveryOptions().setSendTimeout(ANSWER_MILLIS);

    private final Vertx vertx;
    private final Deque<Asked> waiting = new ArrayDeque<>();
    private boolean isFindingOut;
    private int failures;

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
        return version == 0 ? Future.succeededFuture() : ask(new Question.Secured(namespace, key, version));
    }

    @Override
    public Future<Void> destroy(String namespace) {
        return ask(new Question.Destroy(namespace));
    }

    private Future<Void> ask(Question question) {
        Asked asked = new Asked(question);
        if (!isKeptWaiting(asked)) {
            send(asked, false);
        }
        return asked.answer();
    }

    private synchronized boolean isKeptWaiting(Asked asked) {
        if (!isFindingOut) {
            return false;
        }
        if (waiting.size() < MOST_WAITING) {
            waiting.add(asked);
        } else {
            asked.fail(new CacheException(
                    Reason.UNAVAILABLE,
                    "nobody has the disk of the cache, and " + MOST_WAITING + " changes wait for that already; see the "
                            + "log of the context cache, or of the master with cache.mode: master",
                    null));
        }
        return true;
    }

    private void send(Asked asked, boolean findsOut) {
        vertx.eventBus()
                .request(Question.ADDRESS, asked.message(), OPTIONS)
                .onComplete(reply -> onReply(asked, findsOut, reply.cause()));
    }

    private void onReply(Asked asked, boolean findsOut, @Nullable Throwable failure) {
        if (failure != null && isWorthAsking(failure) && !asked.isTooOld()) {
            keepWaiting(asked, findsOut);
            return;
        }
        if (findsOut) {
            somebodyAnswers().forEach(next -> send(next, false));
        }
        if (failure == null) {
            asked.succeed();
        } else {
            asked.fail(new CacheException(Reason.UNAVAILABLE, String.valueOf(failure.getMessage()), failure));
        }
    }

    private static boolean isWorthAsking(Throwable failure) {
        return !(failure instanceof ReplyException reply)
                || reply.failureType() != ReplyFailure.RECIPIENT_FAILURE
                || reply.failureCode() != Question.REFUSED;
    }

    private synchronized void keepWaiting(Asked asked, boolean hasFoundOut) {
        waiting.addFirst(asked);
        if (isFindingOut && !hasFoundOut) {
            return;
        }
        isFindingOut = true;
        long half = BACKOFF.after(++failures).toMillis() / 2;
        try {
            vertx.setTimer(half + ThreadLocalRandom.current().nextLong(half + 1), timer -> findOut());
        } catch (RuntimeException closed) { // Vert.x has ended, and so has everybody who waits
            waiting.clear();
        }
    }

    private void findOut() {
        Asked next = next();
        if (next != null) {
            send(next, true);
        }
    }

    private synchronized @Nullable Asked next() {
        for (Asked next = waiting.poll(); next != null; next = waiting.poll()) {
            if (!next.isTooOld()) {
                return next;
            }
            next.fail(
                    new CacheException(Reason.UNAVAILABLE, "nobody has had the disk of the cache for too long", null));
        }
        isFindingOut = false;
        failures = 0;
        return null;
    }

    private synchronized List<Asked> somebodyAnswers() {
        isFindingOut = false;
        failures = 0;
        List<Asked> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }
}
