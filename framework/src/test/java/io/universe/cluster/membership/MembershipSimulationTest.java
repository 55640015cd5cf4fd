package io.universe.cluster.membership;

import org.junit.jupiter.api.Test;

/** Universes in which everything that can happen happens in any order. */
class MembershipSimulationTest {

    private static final int SEEDS = 5_000;

    @Test
    void shouldTellEveryNodeOfEveryOtherOnceInWhateverOrder() {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                new SimulatedUniverse(seed).run();
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed=" + seed + ": " + failure.getMessage(), failure);
            }
        }
    }
}
