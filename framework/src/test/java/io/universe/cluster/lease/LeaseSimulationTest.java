package io.universe.cluster.lease;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Processes that are stopped, killed and cut off while they want and hold a lease, in a cluster that hangs and loses data. {@code -Duniverse.rounds=full} tries more of them. */
class LeaseSimulationTest {

    private static final int SEEDS = "full".equals(System.getProperty("universe.rounds")) ? 5_000 : 200;

    @Test
    void shouldNeverHaveTwoWhoWork() {
        long won = 0;
        long losses = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                SimulatedHolders holders = new SimulatedHolders(seed);
                won += holders.run();
                losses += holders.losses();
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed=" + seed + ": " + failure.getMessage(), failure);
            }
        }
        assertThat(won).isGreaterThan(SEEDS * 20L);
        assertThat(losses).isGreaterThan(SEEDS);
    }
}
