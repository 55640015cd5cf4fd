package io.universe.cluster.lease;

import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.shareddata.Lock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The locks that this node has, or wants to have. Owned by the thread of the leases. */
final class Locks {

    private final Surroundings surroundings;
    private final Map<String, NodeLock> locks = new HashMap<>();
    private boolean isClosed;

    Locks(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    void lock(String name, long timeoutMillis, Completable<Lock> promise) {
        Waiter waiter = new Waiter(name, promise);
        if (isClosed) {
            waiter.refuse("this node leaves the cluster, and gets no lock " + name);
            return;
        }
        locks.computeIfAbsent(name, key -> new NodeLock(surroundings, key, () -> locks.remove(key)))
                .enqueue(waiter, TimeUnit.MILLISECONDS.toNanos(timeoutMillis));
    }

    void hasten(String key) {
        locks.forEach((name, lock) -> {
            if (NodeLock.keyOf(name).equals(key)) {
                lock.hasten();
            }
        });
    }

    void hastenAll() {
        List.copyOf(locks.values()).forEach(lock -> {
            lock.hasten();
            lock.renew();
        });
    }

    Future<?> close() {
        isClosed = true;
        return Future.join(
                List.copyOf(locks.values()).stream().map(NodeLock::close).toList());
    }
}
