package io.universe.cluster.lease;

import io.universe.cluster.registrations.ForwardingClusterManager;
import io.vertx.core.Completable;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.shareddata.Lock;
import io.vertx.core.spi.cluster.ClusterManager;
import org.jspecify.annotations.Nullable;

/** A cluster manager whose locks are leases: they exclude, whatever thread asks, and outlive neither their node nor its stopping for long. */
public final class LeasingClusterManager extends ForwardingClusterManager {

    private final LeaseTimes times;
    private volatile @Nullable VertxInternal vertx;
    private volatile @Nullable Leases leases;

    /** Over the other one, which knows no locks then. */
    public LeasingClusterManager(ClusterManager manager, LeaseTimes times) {
        super(manager);
        this.times = times;
    }

    /** What this node has alone. Throws IllegalStateException before there is a Vert.x. */
    public Leases leases() {
        Leases current = leases;
        if (current == null) {
            throw new IllegalStateException("there is no Vert.x yet");
        }
        return current;
    }

    @Override
    public void init(Vertx owner) {
        vertx = (VertxInternal) owner;
        leases = Leases.in(manager(), owner, times);
        super.init(owner);
    }

    @Override
    public void getLockWithTimeout(String name, long timeoutMillis, Completable<Lock> promise) {
        leases().lock(name, timeoutMillis, promise);
    }

    /** What this node holds is given back before. The leases' own threads end last, so nothing else may be done on them. */
    @Override
    public void leave(Completable<Void> promise) {
        VertxInternal owner = vertx;
        Leases current = leases;
        if (owner == null || current == null) {
            super.leave(promise);
            return;
        }
        ContextInternal caller = owner.getOrCreateContext();
        current.close()
                .onComplete(closed -> caller.runOnContext(started -> super.leave((left, failure) -> {
                    current.end();
                    promise.complete(null, failure);
                })));
    }
}
