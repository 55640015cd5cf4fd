package io.universe.cluster.lease;

import io.universe.cluster.Lease;
import io.universe.cluster.timing.Backoff;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lease that this node has won, and renews until it is released or lost. Owned by the thread of the leases; whether it is held may be asked on any.
 *
 * <p>It is held until its time has passed since the start of the last renewal that succeeded. A renewal that fails is tried again until then; one that meets the record of another owner ends it. One that meets none
 * writes its own again: the cluster has lost data, and whoever has seen its record has left it alone.
 */
final class Tenancy implements Lease {

    /** Who is told of its end. */
    interface Listener {

        /** It could not be renewed for long: what it is held for should end now. It is held for a while yet, and may still be renewed. */
        void onEnding();

        /** It is held no longer, and nobody here has released it. */
        void onLost(String reason);
    }

    private enum Phase {
        HELD,
        RELEASED,
        LOST
    }

    private final Surroundings surroundings;
    private final String key;
    private final Backoff backoff;
    private final Promise<Boolean> released = Promise.promise();
    private LeaseRecord record;
    private long number;
    private volatile long startedNanos;
    private volatile Phase phase = Phase.HELD;
    private boolean isBusy;
    private int failures;
    private Runnable renewal = () -> {};
    private Runnable watch = () -> {};
    private @Nullable Listener listener;

    /**
     * A lease that was won.
     *
     * @param startedNanos when the call was begun that won it
     */
    Tenancy(Surroundings surroundings, String key, LeaseRecord record, long startedNanos) {
        this.surroundings = surroundings;
        this.key = key;
        this.record = record;
        this.number = record.renewals();
        this.startedNanos = startedNanos;
        this.backoff = surroundings.times().retrying();
    }

    /** Renews from now on, and tells of the end. */
    void begin(Listener who) {
        listener = who;
        watch(surroundings.times().endingNanos(), this::onEndingDue);
        renewAfter(surroundings.times().renewalNanos(surroundings.chance().getAsDouble()));
    }

    @Override
    public boolean isHeld() {
        return phase == Phase.HELD && leftNanos(surroundings.times().endNanos()) > 0;
    }

    /** Whether it was renewed, or won, lately enough that somebody may begin to use it. */
    boolean isFresh() {
        return phase == Phase.HELD && leftNanos(surroundings.times().endingNanos()) > 0;
    }

    /** Renews at once: the cluster may have lost data. */
    void hasten() {
        if (phase == Phase.HELD && !isBusy) {
            renew();
        }
    }

    /** Gives it back; the result tells whether others wait. Never fails, and further calls give the same. */
    Future<Boolean> release() {
        if (phase == Phase.HELD) {
            end(Phase.RELEASED);
            if (!isBusy) {
                remove();
            }
        }
        return released.future();
    }

    private long leftNanos(long lastsNanos) {
        return startedNanos + lastsNanos - surroundings.nanoTime();
    }

    private void end(Phase last) {
        phase = last;
        renewal.run();
        watch.run();
    }

    private void remove() {
        Removal.of(surroundings, key, record).onComplete(released);
    }

    private void renewAfter(long nanos) {
        renewal.run();
        renewal = surroundings.clockwork().after(nanos, this::hasten);
    }

    private void renew() {
        renewal.run();
        isBusy = true;
        long started = surroundings.nanoTime();
        LeaseRecord next = record.renewed(++number);
        surroundings
                .map()
                .forRenewals()
                .replace(key, record, next)
                .onComplete(answer -> onReplaced(next, started, answer));
    }

    private void onReplaced(LeaseRecord next, long started, AsyncResult<Boolean> answer) {
        if (answer.failed()) {
            onFailed();
        } else if (answer.result()) {
            onRenewed(next, started);
        } else {
            proceed(this::createAgain);
        }
    }

    /** Another record than expected: somebody has begun to wait, or an earlier call had its effect though it had failed. Or none, and then each moment counts: who has not seen it may come first. */
    private void createAgain() {
        long started = surroundings.nanoTime();
        LeaseRecord next = record.renewed(++number);
        surroundings
                .map()
                .forRenewals()
                .create(key, next)
                .onComplete(answer -> onFound(answer, () -> onRenewed(next, started)));
    }

    private void onFound(AsyncResult<Optional<LeaseRecord>> answer, Runnable onNone) {
        if (answer.failed()) {
            onFailed();
        } else if (answer.result().isEmpty()) {
            onNone.run();
        } else if (answer.result().get().hasTokenOf(record)) {
            record = answer.result().get();
            proceed(this::renew);
        } else {
            onTaken();
        }
    }

    private void onRenewed(LeaseRecord next, long started) {
        record = next;
        failures = 0;
        proceed(() -> {
            isBusy = false;
            startedNanos = started;
            watch(surroundings.times().endingNanos(), this::onEndingDue);
            renewAfter(surroundings.times().renewalNanos(surroundings.chance().getAsDouble()));
        });
    }

    private void onFailed() {
        failures++;
        proceed(() -> {
            isBusy = false;
            renewAfter(surroundings.jittered(backoff.after(failures).toNanos()));
        });
    }

    private void onTaken() {
        proceed(() -> {
            lose("another node has it");
            released.complete(false);
        });
    }

    /** Goes on while it is held; otherwise what is left of it in the cluster goes. */
    private void proceed(Runnable next) {
        if (phase == Phase.HELD && leftNanos(surroundings.times().endNanos()) <= 0) {
            lose("it was not renewed in time");
        }
        if (phase == Phase.HELD) {
            next.run();
        } else if (isBusy) {
            isBusy = false;
            remove();
        }
    }

    private void watch(long lastsNanos, Runnable due) {
        watch.run();
        watch = surroundings.clockwork().after(Math.max(leftNanos(lastsNanos), 0), due);
    }

    private void onEndingDue() {
        if (leftNanos(surroundings.times().endingNanos()) > 0) {
            watch(surroundings.times().endingNanos(), this::onEndingDue);
            return;
        }
        watch(surroundings.times().endNanos(), this::onEndDue);
        if (listener != null) {
            listener.onEnding();
        }
    }

    private void onEndDue() {
        if (leftNanos(surroundings.times().endNanos()) > 0) {
            watch(surroundings.times().endNanos(), this::onEndDue);
        } else if (phase == Phase.HELD) {
            lose("it was not renewed in time");
        }
    }

    private void lose(String reason) {
        end(Phase.LOST);
        if (!isBusy) {
            remove();
        }
        if (listener != null) {
            listener.onLost(reason);
        }
    }
}
