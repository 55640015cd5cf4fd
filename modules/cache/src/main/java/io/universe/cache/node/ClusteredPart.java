package io.universe.cache.node;

import com.hazelcast.core.HazelcastInstance;
import io.universe.cache.Caches;
import io.universe.cache.clock.OwnThread;
import io.universe.cache.front.LiveCaches;
import io.universe.cache.hazelcast.BlockingCalls;
import io.universe.cache.hazelcast.EmitterNotices;
import io.universe.cache.hazelcast.HazelcastCatalogue;
import io.universe.cache.keeping.Keeper;
import io.universe.cache.persistence.RemotePersistence;
import io.universe.spi.ClusterMember;
import io.universe.spi.Site;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cache of a member of the cluster. Where it holds data, it keeps entries too, and one of those that do has the disk. Safe from any thread. */
final class ClusteredPart implements CachePart {

    private static final Logger LOG = LoggerFactory.getLogger(ClusteredPart.class);
    private static final String LANE = "node";

    private final HazelcastInstance instance;
    private final BlockingCalls calls;
    private final HazelcastCatalogue catalogue;
    private final EmitterNotices notices;
    private final LiveCaches caches;
    private final @Nullable Keeper keeper;
    private final Disk disk;

    private ClusteredPart(
            HazelcastInstance instance,
            BlockingCalls calls,
            HazelcastCatalogue catalogue,
            EmitterNotices notices,
            LiveCaches caches,
            @Nullable Keeper keeper,
            Disk disk) {
        this.instance = instance;
        this.calls = calls;
        this.catalogue = catalogue;
        this.notices = notices;
        this.caches = caches;
        this.keeper = keeper;
        this.disk = disk;
    }

    /** Begins, without blocking. */
    static Future<CachePart> open(Site site, ClusterMember member, CacheSettings settings) {
        HazelcastInstance instance = member.unwrap(HazelcastInstance.class);
        BlockingCalls calls = new BlockingCalls();
        OwnThread clockwork = new OwnThread();
        return HazelcastCatalogue.open(instance, calls, clockwork, new RemotePersistence(site.vertx()))
                .compose(catalogue -> calls.make(LANE, () -> keeper(site, instance, settings))
                        .map(keeper ->
                                assembled(site, settings, instance, calls, catalogue, clockwork, keeper.keeper())))
                .compose(part -> copied(site, instance, calls).map(part));
    }

    /** The master is needed at once, whatever there are copies of. */
    private static Future<Void> copied(Site site, HazelcastInstance instance, BlockingCalls calls) {
        return site.holdsData() && !site.cluster().isMaster()
                ? new Copies(instance, calls, site.vertx()).complete()
                : Future.succeededFuture();
    }

    /** Or none. */
    private record Kept(@Nullable Keeper keeper) {}

    private static Kept keeper(Site site, HazelcastInstance instance, CacheSettings settings) {
        if (!site.holdsData()) {
            return new Kept(null);
        }
        HeapNeed.warning(settings.maxSizeBytes(), Runtime.getRuntime().maxMemory())
                .ifPresent(LOG::warn);
        return new Kept(new Keeper(instance, settings.maxSizeBytes()).start());
    }

    private static CachePart assembled(
            Site site,
            CacheSettings settings,
            HazelcastInstance instance,
            BlockingCalls calls,
            HazelcastCatalogue catalogue,
            OwnThread clockwork,
            @Nullable Keeper keeper) {
        EmitterNotices notices = new EmitterNotices(site.cluster());
        LiveCaches caches = new LiveCaches(catalogue, notices, clockwork, settings.front());
        Disk disk = Disk.of(site, settings, catalogue);
        return new ClusteredPart(instance, calls, catalogue, notices, caches, keeper, disk);
    }

    @Override
    public Caches caches() {
        return caches;
    }

    /** What Hazelcast is asked may take a while. */
    @Override
    public Future<JsonObject> status() {
        return disk.figures()
                .compose(onDisk -> calls.make(
                        LANE,
                        () -> new CacheFigures(instance, caches.stats(), keeper != null)
                                .toJson()
                                .put("disk", onDisk)));
    }

    @Override
    public Future<Void> close() {
        return caches.close().compose(closed -> disk.close()).onComplete(closed -> {
            if (keeper != null) {
                keeper.close();
            }
            notices.close();
            catalogue.close();
            calls.close();
        });
    }
}
