package io.universe.cache.node;

import io.universe.cache.Cache;
import io.universe.cache.CacheOptions;
import io.universe.cache.CacheStat;
import io.universe.cache.Caches;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The caches of a node, which remember what the node uses, so that its figures can be shown. Safe from any thread. */
final class UsedCaches implements Caches {

    private final Caches caches;
    private final Map<String, Cache<?>> used = new ConcurrentHashMap<>();

    UsedCaches(Caches caches) {
        this.caches = caches;
    }

    @Override
    public <V> Future<Cache<V>> use(String name, CacheOptions<V> options) {
        return caches.use(name, options).onSuccess(cache -> used.put(name, cache));
    }

    /** The namespace has ended. */
    void forget(String name) {
        used.remove(name);
    }

    /** What was counted, by namespace. */
    Map<String, CacheStat> stats() {
        Map<String, CacheStat> stats = new TreeMap<>();
        used.forEach((name, cache) -> stats.put(name, cache.stat()));
        return stats;
    }

    @Override
    public Future<List<String>> names() {
        return caches.names();
    }

    @Override
    public Future<Void> close() {
        return caches.close();
    }
}
