package io.universe.cache.node;

import io.universe.cache.Caches;
import io.universe.spi.MasterService;
import io.universe.spi.Site;
import io.universe.spi.StatusBoard;
import io.universe.spi.WorkerService;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Brings the cache to a node. Found by ServiceLoader; one for each node. */
public final class CacheService implements WorkerService, MasterService {

    private static final String NAME = "cache";

    private final AtomicReference<Optional<Running>> running = new AtomicReference<>(Optional.empty());

    private record Running(CachePart part, StatusBoard statuses) {}

    @Override
    public Future<?> start(Site site) {
        CacheSettings settings = CacheSettings.of(site.settings(NAME));
        if (!settings.isEnabled()) {
            site.provide(Caches.class, new NoCaches());
            return Future.succeededFuture();
        }
        return part(site, settings).onSuccess(part -> begun(site, part));
    }

    private static Future<CachePart> part(Site site, CacheSettings settings) {
        return site.member()
                .map(member -> ClusteredPart.open(site, member, settings))
                .orElseGet(() -> Future.succeededFuture(LocalPart.of(site.vertx(), settings)));
    }

    private void begun(Site site, CachePart part) {
        running.set(Optional.of(new Running(part, site.statuses())));
        site.provide(Caches.class, part.caches());
        site.statuses()
                .register(
                        NAME,
                        new StatusBoard.Status(
                                part::status,
                                value -> Future.failedFuture(
                                        new UnsupportedOperationException("the status 'cache' can only be read"))));
    }

    @Override
    public Future<?> stop() {
        return running.getAndSet(Optional.empty())
                .<Future<?>>map(ended -> {
                    ended.statuses().unregister(NAME);
                    return ended.part().close();
                })
                .orElseGet(Future::succeededFuture);
    }
}
