package io.universe.cache;

/** One listener that is told of changes, from {@link Cache#watch} or {@link Cache#watchAll}. Safe from any thread. */
public interface Watch {

    /** Tells it of nothing any more by this watch; others of the same listener go on. Idempotent. */
    void unwatch();
}
