package io.universe.cache.local;

import io.universe.cache.Cache;
import io.universe.cache.CacheOptions;
import io.universe.cache.LocalCaches;
import io.universe.cache.LocalCachesProvider;
import io.universe.cache.clock.OwnThread;
import io.universe.cache.front.FrontOptions;
import io.universe.cache.front.LiveCaches;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** Makes caches for one process. */
public final class LocalProvider implements LocalCachesProvider {

    private static final long MOST_BYTES = 64L << 20;

    /** For ServiceLoader. */
    public LocalProvider() {}

    @Override
    public LocalCaches create() {
        OwnThread clockwork = new OwnThread();
        LocalCatalogue catalogue = new LocalCatalogue(clockwork, MOST_BYTES);
        LocalNotices notices = new LocalNotices(UUID.randomUUID().toString());
        return new Closing(new LiveCaches(catalogue, notices, clockwork, FrontOptions.DEFAULTS), catalogue);
    }

    /** Nobody else can use these values, so they go with the caches. */
    private record Closing(LiveCaches caches, LocalCatalogue catalogue) implements LocalCaches {

        @Override
        public <V> Future<Cache<V>> use(String name, CacheOptions<V> options) {
            return caches.use(name, options);
        }

        @Override
        public Future<List<String>> names() {
            return caches.names();
        }

        @Override
        public void close() {
            caches.close().onComplete(ended -> catalogue.close());
        }
    }
}
