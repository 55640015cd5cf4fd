package io.universe.cache.node;

import io.universe.cache.hazelcast.HazelcastCatalogue;
import io.universe.cache.persistence.DiskOwner;
import io.universe.cluster.Singleton;
import io.universe.spi.Site;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This node's part in having the disk: one worker of the context {@code cache} has it, or the master where that holds the cache. Safe from any thread. */
final class Disk {

    /** The built-in context. */
    private static final String CONTEXT = "cache";

    private static final Logger LOG = LoggerFactory.getLogger(Disk.class);

    private final Supplier<Future<?>> end;

    private Disk(Supplier<Future<?>> end) {
        this.end = end;
    }

    static Disk of(Site site, CacheSettings settings, HazelcastCatalogue catalogue) {
        boolean isForWorkers =
                !settings.isInMaster() && site.cluster().self().context().equals(CONTEXT);
        boolean isForMaster = settings.isInMaster() && site.cluster().isMaster();
        if (!isForWorkers && !isForMaster) {
            return new Disk(Future::succeededFuture);
        }
        ContextInternal context = ((VertxInternal) site.vertx()).createEventLoopContext();
        DiskOwner owner = new DiskOwner(context, site.data().resolve("cache"), settings.fsync(), catalogue::entries);
        return isForMaster ? alone(context, owner) : oneOf(site, context, owner);
    }

    /** There is one master, and it has the lock of the home. */
    private static Disk alone(ContextInternal context, DiskOwner owner) {
        context.runOnContext(now -> owner.start(() -> true)
                .onFailure(failure -> LOG.error("the cache's disk cannot be used: {}", failure.toString())));
        return new Disk(() -> on(context, owner::stop));
    }

    private static Disk oneOf(Site site, ContextInternal context, DiskOwner owner) {
        Promise<Singleton> registered = Promise.promise();
        context.runOnContext(now -> registered.complete(site.cluster().singleton("universe.cache.disk", owner)));
        return new Disk(() -> registered.future().compose(Singleton::cancel));
    }

    private static Future<?> on(ContextInternal context, Supplier<Future<?>> action) {
        Promise<Object> promise = Promise.promise();
        context.runOnContext(now -> action.get().onComplete(done -> promise.complete()));
        return promise.future();
    }

    /** Gives it up; never fails. */
    Future<Void> close() {
        return end.get().<Void>mapEmpty().otherwiseEmpty();
    }
}
