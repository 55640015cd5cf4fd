package io.universe.cache;

/** Makes the caches of {@link Caches#local}. Found by ServiceLoader; applications do not need it. */
@FunctionalInterface
public interface LocalCachesProvider {

    /** New ones. */
    LocalCaches create();
}
