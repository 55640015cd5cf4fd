package io.universe.cache;

import io.vertx.core.Future;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The caches of a universe, by name: a namespace is the same on every node that uses it. An application gets them by {@code worker.service(Caches.class)}; a plain {@code main} and a unit test by {@link #local}, which need no cluster. Safe from
 * any thread.
 *
 * <p>Futures complete on the Vert.x context of the caller, where it has one. None waits longer than its {@code within}. In a worker nobody closes them but the platform: other modules of the process may have the same ones.
 */
public interface Caches {

    /**
     * Caches that live in this process alone, with the same behaviour; each call gives new ones. Their one thread is a daemon, and ends when there is nothing to do. All values together may have 64 MB. {@code persist} is accepted, and outlives nothing: the
     * values go with {@link LocalCaches#close}, or the process.
     */
    static LocalCaches local() {
        return ServiceLoader.load(LocalCachesProvider.class, Caches.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no jar provides local caches; add universe-cache"))
                .create();
    }

    /**
     * The cache of this name. Whoever uses a name first in the universe fixes its options; a later use that differs gets the cache as it is, and is told so: by {@link Cache#differences}, and by a line in the log.
     *
     * @param name letters, digits, {@code . _ -}; 100 characters at most
     * @return fails with an IllegalArgumentException for a wrong name, and with a {@link CacheException}: of the reason DISABLED where there is no cache ({@code cache.enable: false}), UNAVAILABLE where no member that holds data can be reached, TIMEOUT where a persisted one was not opened in time
     */
    <V> Future<Cache<V>> use(String name, CacheOptions<V> options);

    /** The same with {@link CacheOptions#DEFAULTS}: values are what JSON and the event bus know. */
    default Future<Cache<Object>> use(String name) {
        return use(name, CacheOptions.DEFAULTS);
    }

    /** The namespaces that are in use in the universe, in alphabetical order. */
    Future<List<String>> names();
}
