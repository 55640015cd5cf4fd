package io.universe.cache;

import io.universe.cache.simulated.SimulatedUniverse;

/** The contract over entries that take a millisecond to reach, in time that is made up. */
final class LocalCacheOverAWireTest extends CacheContract {

    private final SimulatedUniverse universe = new SimulatedUniverse(() -> 1, 64 << 20);

    @Override
    public CacheFixture fixture() {
        return universe;
    }
}
