package io.universe.cluster.lease;

import io.universe.cluster.timing.Backoff;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Optional;

/** The end of a lease at the hand of its owner: the record with its token goes, whatever became of it meanwhile, and no other one. Where the cluster does not answer it is tried for one lease's time. Runs once. */
final class Removal {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1));

    private final Surroundings surroundings;
    private final String key;
    private final Promise<Boolean> removed = Promise.promise();
    private final long deadlineNanos;
    private LeaseRecord record;
    private int failures;

    private Removal(Surroundings surroundings, String key, LeaseRecord record) {
        this.surroundings = surroundings;
        this.key = key;
        this.record = record;
        this.deadlineNanos =
                surroundings.nanoTime() + surroundings.times().lease().toNanos();
    }

    /** Removes the record; the result tells whether others wait. Never fails. */
    static Future<Boolean> of(Surroundings surroundings, String key, LeaseRecord record) {
        Removal removal = new Removal(surroundings, key, record);
        removal.remove();
        return removal.removed.future();
    }

    private void remove() {
        surroundings.map().remove(key, record).onComplete(this::onRemoved);
    }

    private void onRemoved(AsyncResult<Boolean> answer) {
        if (answer.failed()) {
            retry();
        } else if (answer.result()) {
            end(record.isAwaited());
        } else {
            surroundings.map().read(key).onComplete(this::onRead);
        }
    }

    private void onRead(AsyncResult<Optional<LeaseRecord>> answer) {
        if (answer.failed()) {
            retry();
            return;
        }
        Optional<LeaseRecord> own = answer.result().filter(record::hasTokenOf);
        if (own.isPresent()) {
            record = own.get();
            remove();
        } else {
            end(false);
        }
    }

    private void retry() {
        if (surroundings.nanoTime() - deadlineNanos >= 0) {
            end(false);
        } else {
            surroundings.clockwork().after(BACKOFF.after(++failures).toNanos(), this::remove);
        }
    }

    private void end(boolean isAwaited) {
        if (isAwaited) {
            surroundings.onReleased().accept(new Release(key, record.token()));
        }
        removed.complete(isAwaited);
    }
}
