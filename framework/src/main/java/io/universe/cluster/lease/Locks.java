package io.universe.cluster.lease;

import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.shareddata.Lock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The locks that this node has, or wants to have. Owned by the thread of the leases. */
final class Locks {

    private static final Logger LOG = LoggerFactory.getLogger(Locks.class);

    private final Surroundings surroundings;
    private final BiConsumer<String, Duration> onHeldLong;
    private final Map<String, NodeLock> locks = new HashMap<>();
    private boolean isClosed;

    Locks(Surroundings surroundings) {
        this(surroundings, Locks::warn);
    }

    Locks(Surroundings surroundings, BiConsumer<String, Duration> onHeldLong) {
        this.surroundings = surroundings;
        this.onHeldLong = onHeldLong;
    }

    private static void warn(String name, Duration age) {
        LOG.warn("lock={} age={}s: is it still needed, or was it forgotten to be released?", name, age.toSeconds());
    }

    void lock(String name, long timeoutMillis, Completable<Lock> promise) {
        Waiter waiter = new Waiter(name, promise);
        if (isClosed) {
            waiter.refuse("this node leaves the cluster, and gets no lock " + name);
            return;
        }
        locks.computeIfAbsent(name, key -> new NodeLock(surroundings, key, onHeldLong, () -> locks.remove(key)))
                .enqueue(waiter, TimeUnit.MILLISECONDS.toNanos(timeoutMillis));
    }

    void onFreed(Release release) {
        locks.forEach((name, lock) -> {
            if (NodeLock.keyOf(name).equals(release.key())) {
                lock.onFreed(release);
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
