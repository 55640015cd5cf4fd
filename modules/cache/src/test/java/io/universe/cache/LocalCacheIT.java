package io.universe.cache;

import io.universe.cache.simulated.ThreadedUniverse;
import org.junit.jupiter.api.AfterAll;

/** The contract over entries in one map, with real threads and real time. */
final class LocalCacheIT extends CacheContract {

    private static final ThreadedUniverse UNIVERSE = new ThreadedUniverse();

    @Override
    public CacheFixture fixture() {
        return UNIVERSE;
    }

    @AfterAll
    static void close() {
        UNIVERSE.close();
    }
}
