package io.universe.cluster.lease;

import io.vertx.core.Completable;
import io.vertx.core.VertxException;
import io.vertx.core.shareddata.Lock;

/** One caller that wants a lock of this node. Owned by the thread of the leases. */
final class Waiter {

    private final String lock;
    private final Completable<Lock> promise;
    private Runnable alarm = () -> {};
    private boolean isOverdue;

    Waiter(String lock, Completable<Lock> promise) {
        this.lock = lock;
        this.promise = promise;
    }

    /** What ends its waiting; the one before is called off. */
    void await(Runnable nextAlarm) {
        alarm.run();
        alarm = nextAlarm;
    }

    /** Its time is over, but the first answer is still on its way. */
    void becomeOverdue() {
        isOverdue = true;
    }

    boolean isOverdue() {
        return isOverdue;
    }

    void grant(Grant grant) {
        alarm.run();
        promise.succeed(grant);
    }

    void timeOut() {
        refuse("Timed out waiting to get lock " + lock);
    }

    void refuse(String reason) {
        alarm.run();
        promise.fail(new VertxException(reason, true));
    }
}
