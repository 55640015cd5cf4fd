package io.universe.cache.node;

import io.universe.cache.Cache;
import io.universe.cache.CacheException;
import io.universe.cache.CacheException.Reason;
import io.universe.cache.CacheOptions;
import io.universe.cache.Caches;
import io.vertx.core.Future;
import java.util.List;

/** What an application gets where the operator wants no cache: every call fails, and names the key. */
final class NoCaches implements Caches {

    @Override
    public <V> Future<Cache<V>> use(String name, CacheOptions<V> options) {
        return Future.failedFuture(new CacheException(
                Reason.DISABLED,
                "the cache " + name + " cannot be used: there is no cache in this universe; set cache.enable: true",
                null));
    }

    @Override
    public Future<List<String>> names() {
        return Future.succeededFuture(List.of());
    }
}
