package io.universe.cache;

/** Caches of this process alone, which belong to whoever has made them by {@link Caches#local}. */
public interface LocalCaches extends Caches, AutoCloseable {

    /** Ends them, and drops all values: every call from now on fails with a {@link CacheException} of the reason UNAVAILABLE, and so does every one that waits. Idempotent; does not block. */
    @Override
    void close();
}
