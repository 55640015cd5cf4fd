package io.universe.cluster.lease;

import io.universe.cluster.timing.Backoff;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * This node's attempts to get one lease, until it is won or not wanted any more. One call to the cluster at a time. It takes over from an owner that is gone at once, from others when their record is stale, and lets
 * the owner know that somebody waits. Owned by the thread of the leases; runs once.
 */
final class Contest {

    /** Who wants the lease. */
    interface Listener {

        /** It is won, and to be begun or released; there are no more attempts. */
        void onWon(Tenancy tenancy);

        /** An attempt came to nothing; there will be more. */
        void onRefused();
    }

    private final Surroundings surroundings;
    private final String key;
    private final Backoff polling;
    private final Listener listener;
    private final String token = UUID.randomUUID().toString();
    private final Promise<Void> withdrawn = Promise.promise();
    private @Nullable Sighting sighting;
    /** Number of the next record: each attempt has its own, lest one that had its effect late be taken for a later one. */
    private long number;

    private boolean isBusy;
    private boolean isHastened;
    private boolean isUncertain;
    private boolean isWithdrawn;
    private boolean isOver;
    private int refusals;
    private Runnable alarm = () -> {};

    /**
     * A contest that has not begun.
     *
     * @param polling how long it waits after attempts that came to nothing, unless something is heard
     */
    Contest(Surroundings surroundings, String key, Backoff polling, Listener listener) {
        this.surroundings = surroundings;
        this.key = key;
        this.polling = polling;
        this.listener = listener;
    }

    /** Begins after a while, unless something is heard before. */
    void begin(long nanos) {
        if (nanos > 0) {
            attemptAfter(nanos);
        } else {
            attempt();
        }
    }

    /** Something was heard that may help: tries at once. */
    void hasten() {
        if (isBusy) {
            isHastened = true;
        } else if (!isOver) {
            attempt();
        }
    }

    /** Ends the attempts; when the future completes nothing of them is left in the cluster. Never fails; without effect on a lease that was won. */
    Future<Void> withdraw() {
        if (!isWithdrawn) {
            isWithdrawn = true;
            alarm.run();
            if (!isBusy) {
                leave();
            }
        }
        return withdrawn.future();
    }

    private void attemptAfter(long nanos) {
        alarm.run();
        alarm = surroundings.clockwork().after(nanos, this::hasten);
    }

    private void attempt() {
        alarm.run();
        isBusy = true;
        if (mayBeHeldWithoutRecord()) {
            surroundings.map().read(key).onComplete(this::onRead);
            return;
        }
        long started = surroundings.nanoTime();
        LeaseRecord mine = next(false);
        surroundings.map().create(key, mine).onComplete(answer -> onCreated(mine, started, answer));
    }

    /** What a lost member held it may hold still, even if its record was lost with it. */
    private boolean mayBeHeldWithoutRecord() {
        Sighting seen = sighting;
        return seen != null
                && surroundings.isLost().test(seen.record().owner())
                && !seen.isStale(surroundings.nanoTime(), surroundings.times());
    }

    private void onRead(AsyncResult<Optional<LeaseRecord>> answer) {
        if (answer.succeeded() && answer.result().isPresent()) {
            consider(answer.result().get());
        } else {
            refuse();
        }
    }

    private LeaseRecord next(boolean isAwaited) {
        return LeaseRecord.of(surroundings.self().get(), token, number++, isAwaited);
    }

    private void onCreated(LeaseRecord mine, long started, AsyncResult<Optional<LeaseRecord>> answer) {
        if (answer.failed()) {
            onUncertain();
        } else if (answer.result().isEmpty()) {
            win(mine, started);
        } else {
            consider(answer.result().get());
        }
    }

    /** Where it is our own, an earlier attempt had its effect though it had failed. */
    private void consider(LeaseRecord there) {
        if (isWithdrawn) {
            isUncertain |= there.token().equals(token);
            refuse();
        } else if (there.token().equals(token) || isFree(there)) {
            take(there);
        } else if (there.isAwaited()) {
            refuse();
        } else {
            surroundings.map().replace(key, there, there.awaited()).onComplete(asked -> refuse());
        }
    }

    private boolean isFree(LeaseRecord there) {
        long now = surroundings.nanoTime();
        Sighting seen = Sighting.of(sighting, there, now);
        sighting = seen;
        return surroundings.isGone().test(there.owner()) || seen.isStale(now, surroundings.times());
    }

    private void take(LeaseRecord there) {
        long started = surroundings.nanoTime();
        LeaseRecord mine = next(there.isAwaited());
        surroundings.map().replace(key, there, mine).onComplete(answer -> {
            if (answer.failed()) {
                onUncertain();
            } else if (answer.result()) {
                win(mine, started);
            } else {
                isHastened = true;
                refuse();
            }
        });
    }

    private void onUncertain() {
        isUncertain = true;
        refuse();
    }

    private void win(LeaseRecord mine, long started) {
        isBusy = false;
        isOver = true;
        Tenancy tenancy = new Tenancy(surroundings, key, mine, started);
        if (isWithdrawn) {
            tenancy.release().onComplete(done -> withdrawn.complete());
        } else {
            listener.onWon(tenancy);
        }
    }

    private void refuse() {
        isBusy = false;
        refusals++;
        if (!isWithdrawn) {
            listener.onRefused();
        }
        if (isWithdrawn) {
            leave();
        } else if (isHastened) {
            isHastened = false;
            attempt();
        } else {
            attemptAfter(Math.min(surroundings.jittered(polling.after(refusals).toNanos()), staleInNanos()));
        }
    }

    /** Until it may be taken over. What is stale already, and could not be taken, is tried as late as everything that comes to nothing. */
    private long staleInNanos() {
        Sighting seen = sighting;
        long left = seen == null ? 0 : seen.staleInNanos(surroundings.nanoTime(), surroundings.times());
        return left > 0 ? left : Long.MAX_VALUE;
    }

    private void leave() {
        if (isOver) {
            return;
        }
        isOver = true;
        if (isUncertain) {
            Removal.of(surroundings, key, next(false)).onComplete(done -> withdrawn.complete());
        } else {
            withdrawn.complete();
        }
    }
}
