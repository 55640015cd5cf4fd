package io.universe.cache.node;

import io.universe.cache.hazelcast.HazelcastCatalogue;
import io.universe.cache.persistence.DiskOwner;
import io.universe.cluster.Singleton;
import io.universe.spi.Site;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.json.JsonArray;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This node's part in having the disk: one worker of the context {@code cache} has it, or the master where that holds the cache. Safe from any thread. */
final class Disk {

    /** The built-in context. */
    private static final String CONTEXT = "cache";

    private static final Logger LOG = LoggerFactory.getLogger(Disk.class);

    private static final long AGAIN_MILLIS = 1_000;

    private final Supplier<Future<?>> end;
    private final Supplier<Future<JsonArray>> figures;

    private Disk(Supplier<Future<?>> end, Supplier<Future<JsonArray>> figures) {
        this.end = end;
        this.figures = figures;
    }

    static Disk of(Site site, CacheSettings settings, HazelcastCatalogue catalogue) {
        boolean isForWorkers =
                !settings.isInMaster() && site.cluster().self().context().equals(CONTEXT);
        boolean isForMaster = settings.isInMaster() && site.cluster().isMaster();
        if (!isForWorkers && !isForMaster) {
            return new Disk(Future::succeededFuture, () -> Future.succeededFuture(new JsonArray()));
        }
        ContextInternal context = ((VertxInternal) site.vertx()).createEventLoopContext();
        DiskOwner owner = new DiskOwner(context, site.data().resolve("cache"), settings.fsync(), catalogue::entries);
        return isForMaster ? alone(context, owner) : oneOf(site, context, owner);
    }

    /** There is one master, and it has the lock of the home. */
    private static Disk alone(ContextInternal context, DiskOwner owner) {
        AtomicBoolean isWanted = new AtomicBoolean(true);
        context.runOnContext(now -> begin(context, owner, isWanted));
        Supplier<Future<?>> stopping = () -> {
            isWanted.set(false);
            return on(context, owner::stop);
        };
        return new Disk(stopping, figures(context, owner));
    }

    private static void begin(ContextInternal context, DiskOwner owner, AtomicBoolean isWanted) {
        owner.start(() -> true).onFailure(failure -> {
            if (isWanted.get()) {
                LOG.error("the cache's disk cannot be used yet: {}", failure.toString());
                context.setTimer(AGAIN_MILLIS, passed -> {
                    if (isWanted.get()) {
                        begin(context, owner, isWanted);
                    }
                });
            }
        });
    }

    private static Supplier<Future<JsonArray>> figures(ContextInternal context, DiskOwner owner) {
        return () -> on(context, () -> Future.succeededFuture(owner.toJson()));
    }

    private static Disk oneOf(Site site, ContextInternal context, DiskOwner owner) {
        Promise<Singleton> registered = Promise.promise();
        context.runOnContext(now -> registered.complete(site.cluster().singleton("universe.cache.disk", owner)));
        return new Disk(() -> registered.future().compose(Singleton::cancel), figures(context, owner));
    }

    private static <T> Future<T> on(ContextInternal context, Supplier<Future<T>> action) {
        Promise<T> promise = Promise.promise();
        context.runOnContext(now -> action.get().onComplete(promise));
        return promise.future();
    }

    /** What is on the disk, by namespace, and what was found damaged; empty in a process that does not have it. */
    Future<JsonArray> figures() {
        return figures.get();
    }

    /** Gives it up; never fails. */
    Future<Void> close() {
        return end.get().<Void>mapEmpty().otherwiseEmpty();
    }
}
