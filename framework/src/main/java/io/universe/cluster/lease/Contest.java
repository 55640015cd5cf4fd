package io.universe.cluster.lease;

import io.universe.cluster.timing.Backoff;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * This node's attempts to get one lease, until it is won or not wanted any more. One call to the cluster at a time. It takes over from an owner that is gone at once, from others when their record is stale, and lets
 * the owner know that somebody waits. A record that it has seen, and that may have been lost with a member's data, counts for as long as its owner may hold the lease. Owned by the thread of the leases; runs once.
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
    private final OtherOwners others;
    /** Before the current call. */
    private Set<String> members = Set.of();

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
        this.others = new OtherOwners(surroundings, key);
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

    /** The owner says that it has released it: nobody holds what was seen, and there may be no record of it. */
    void onReleased(Release release) {
        others.onReleased(release.token());
        hasten();
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
        members = surroundings.membersNow();
        if (others.mayHoldWithoutRecord(members)) {
            surroundings.map().read(key).onComplete(this::onRead);
            return;
        }
        long started = surroundings.nanoTime();
        LeaseRecord mine = next(false);
        surroundings.map().create(key, mine).onComplete(answer -> onCreated(mine, started, answer));
    }

    private void onRead(AsyncResult<Optional<LeaseRecord>> answer) {
        if (answer.failed()) {
            refuse();
        } else if (answer.result().isPresent()) {
            consider(answer.result().get());
        } else {
            others.onNone(members);
            refuse();
        }
    }

    private LeaseRecord next(boolean isAwaited) {
        return LeaseRecord.of(surroundings.self().get(), token, number++, isAwaited);
    }

    private void onCreated(LeaseRecord mine, long started, AsyncResult<Optional<LeaseRecord>> answer) {
        if (answer.failed()) {
            onUncertain();
        } else if (answer.result().isPresent()) {
            consider(answer.result().get());
        } else if (others.mayHoldWithoutRecord(surroundings.membersNow())) {
            restore(mine);
        } else {
            win(mine, started);
        }
    }

    /** A member was lost while the call was on its way, so it may have met no record only because that was lost. */
    private void restore(LeaseRecord mine) {
        others.onNone(surroundings.membersNow());
        surroundings.map().replace(key, mine, others.restored()).onComplete(answer -> {
            isUncertain |= answer.failed() || !answer.result();
            refuse();
        });
    }

    /** Where it is our own, an earlier attempt had its effect though it had failed. */
    private void consider(LeaseRecord there) {
        boolean isOwn = there.token().equals(token);
        if (isOwn && others.mayHoldWithoutRecord(surroundings.membersNow())) {
            restore(there);
        } else if (isWithdrawn) {
            isUncertain |= isOwn;
            refuse();
        } else if (isOwn || others.onRecord(there, members)) {
            take(there);
        } else if (there.isAwaited()) {
            refuse();
        } else {
            surroundings.map().replace(key, there, there.awaited()).onComplete(asked -> refuse());
        }
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
            attemptAfter(Math.min(surroundings.jittered(polling.after(refusals).toNanos()), others.staleInNanos()));
        }
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
