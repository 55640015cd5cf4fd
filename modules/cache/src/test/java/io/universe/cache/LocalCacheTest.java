package io.universe.cache;

import io.universe.cache.simulated.SimulatedUniverse;

/** The contract over entries in one map, in time that is made up. */
final class LocalCacheTest extends CacheContract {

    private final SimulatedUniverse universe = new SimulatedUniverse(() -> 0, 64 << 20);

    @Override
    public CacheFixture fixture() {
        return universe;
    }
}
