package io.universe.cluster.lease;

import io.universe.cluster.timing.Backoff;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock as one node sees it: who waits for it here, in order, and this node's part in the contest for it. Only one of them is in that contest; the lease is handed over inside the node a few times, and then given back, lest
 * other nodes wait for ever. Owned by the thread of the leases.
 */
final class NodeLock {

    private static final Logger LOG = LoggerFactory.getLogger(NodeLock.class);

    /** Without news of a release, which may get lost. */
    private static final Backoff POLLING = new Backoff(Duration.ofMillis(10), Duration.ofMillis(250));

    /** So many callers of one node have the lock one after the other before other nodes get their turn. */
    private static final int TURNS = 8;

    /** Who has just given a lease back that others wait for lets them go first. */
    private static final long COURTESY_NANOS = Duration.ofMillis(10).toNanos();

    /** For the first answer of the cluster a caller waits even if it has no time. */
    private static final long FIRST_ANSWER_NANOS = Duration.ofMillis(500).toNanos();

    /** Who has it for longer may have forgotten it. */
    private static final long LONG_NANOS = Duration.ofMinutes(1).toNanos();

    private final Surroundings surroundings;
    private final String name;
    private final Runnable onIdle;
    private final BiConsumer<String, Duration> onHeldLong;
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private @Nullable Contest contest;
    private @Nullable Tenancy tenancy;
    private @Nullable Grant grant;
    private Runnable reminder = () -> {};
    private boolean isRefused;
    private Future<?> leaving = Future.succeededFuture();
    private boolean isReleasing;
    private int turns;

    /**
     * A lock that nobody here wants yet.
     *
     * @param onHeldLong is told the name once when a caller has had it for a minute
     * @param onIdle is called when nobody wants it any more, has it, or is giving it back
     */
    NodeLock(Surroundings surroundings, String name, BiConsumer<String, Duration> onHeldLong, Runnable onIdle) {
        this.surroundings = surroundings;
        this.name = name;
        this.onHeldLong = onHeldLong;
        this.onIdle = onIdle;
    }

    private String key() {
        return keyOf(name);
    }

    static String keyOf(String name) {
        return "lock/" + name;
    }

    /** Whoever wants it waits until the others before it have had it. */
    void enqueue(Waiter waiter, long nanos) {
        waiters.add(waiter);
        waiter.await(surroundings.clockwork().after(nanos, () -> onTime(waiter)));
        next();
        if (nanos == 0) {
            onTime(waiter);
        }
    }

    /** Something was heard that may help. */
    void hasten() {
        if (contest != null) {
            contest.hasten();
        }
    }

    /** Its owner says that it is free. */
    void onFreed(Release release) {
        if (contest != null) {
            contest.onReleased(release);
        }
    }

    /** The cluster may have lost data. */
    void renew() {
        if (tenancy != null) {
            tenancy.hasten();
        }
    }

    /** The node leaves: nobody here gets it any more, and whoever has it has it no longer. */
    Future<?> close() {
        List.copyOf(waiters).forEach(waiter -> waiter.refuse("this node leaves the cluster, and gets no lock " + name));
        waiters.clear();
        endGrant();
        if (tenancy != null) {
            return tenancy.release();
        }
        return contest == null ? leaving : contest.withdraw();
    }

    private void next() {
        Tenancy held = tenancy;
        if (grant != null || isReleasing) {
            return;
        }
        if (held != null && !waiters.isEmpty() && turns < TURNS && held.isFresh()) {
            handOver();
        } else if (held != null) {
            giveBack(held);
        } else if (contest != null && waiters.isEmpty()) {
            withdraw(contest);
        } else if (contest == null && !waiters.isEmpty()) {
            compete(0);
        } else if (contest == null) {
            onIdle.run();
        }
    }

    private void handOver() {
        Waiter first = waiters.remove();
        turns++;
        Grant given = new Grant(this::onReleased);
        grant = given;
        reminder = surroundings.clockwork().after(LONG_NANOS, this::onHeldLong);
        first.grant(given);
    }

    /** SharedData.withLock forgets to release where the block throws an Error or returns null. */
    private void onHeldLong() {
        onHeldLong.accept(name, Duration.ofNanos(LONG_NANOS));
    }

    private void compete(long afterNanos) {
        isRefused = false;
        turns = 0;
        Contest begun = new Contest(surroundings, key(), POLLING, new Contender());
        contest = begun;
        begun.begin(afterNanos);
    }

    private void giveBack(Tenancy held) {
        tenancy = null;
        isReleasing = true;
        Future<Boolean> released = held.release();
        leaving = released;
        released.onSuccess(this::onGivenBack);
    }

    private void withdraw(Contest current) {
        contest = null;
        isReleasing = true;
        leaving = current.withdraw();
        leaving.onComplete(done -> onGivenBack(false));
    }

    private void onGivenBack(boolean isAwaited) {
        isReleasing = false;
        if (waiters.isEmpty()) {
            onIdle.run();
        } else {
            compete(isAwaited ? surroundings.jittered(COURTESY_NANOS) : 0);
        }
    }

    /** The caller may be on any thread, and may have lost it long ago. */
    private void onReleased(Grant released) {
        surroundings.clockwork().execute(() -> {
            if (grant == released) {
                endGrant();
                next();
            }
        });
    }

    private void endGrant() {
        grant = null;
        reminder.run();
    }

    /** Whether the cluster is still to tell whether the lock is free; what this node is giving back will be. */
    private boolean isUndecided() {
        return isReleasing || (contest != null && !isRefused);
    }

    private void onTime(Waiter waiter) {
        if (!waiters.contains(waiter)) {
            return;
        }
        if (isUndecided() && waiters.peek() == waiter && !waiter.isOverdue()) {
            waiter.becomeOverdue();
            waiter.await(surroundings.clockwork().after(FIRST_ANSWER_NANOS, () -> onTime(waiter)));
        } else {
            waiters.remove(waiter);
            waiter.timeOut();
            next();
        }
    }

    /** What becomes of the contest, and of the lease. */
    private final class Contender implements Contest.Listener, Tenancy.Listener {

        @Override
        public void onWon(Tenancy won) {
            contest = null;
            tenancy = won;
            won.begin(this);
            next();
        }

        @Override
        public void onRefused() {
            isRefused = true;
            List<Waiter> overdue = waiters.stream().filter(Waiter::isOverdue).toList();
            waiters.removeAll(overdue);
            overdue.forEach(Waiter::timeOut);
            next();
        }

        @Override
        public void onEnding() {
            // Whoever has it cannot be told.
        }

        @Override
        public void onLost(String reason) {
            if (grant != null) {
                LOG.warn("lock={} lost: {}; its holder here cannot be told, and others may have it", name, reason);
            }
            tenancy = null;
            endGrant();
            next();
        }
    }
}
