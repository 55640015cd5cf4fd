package io.universe.cache.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Many histories in which nodes die, hang and lose news, while callers want values. Each is drawn from its seed alone, so that one that fails can be run again. */
final class CacheSimulationTest {

    private static final int HISTORIES = "full".equals(System.getProperty("universe.rounds")) ? 20_000 : 400;
    private static final int STEPS = 120;

    @Test
    void shouldAnswerEverybodyAndNeverLoadTwiceAtOnceWhateverHappens() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            play(seed, true);
        }
    }

    @Test
    void shouldGiveEverybodyTheSameValueWhereNobodyChangesIt() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            assertThat(play(seed, false).answers()).as("seed " + seed).hasSizeLessThanOrEqualTo(1);
        }
    }

    private static History play(long seed, boolean hasWrites) {
        History history = new History(seed, hasWrites);
        try {
            for (int step = 0; step < STEPS; step++) {
                history.next();
            }
            history.end();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ", writes " + hasWrites + "\n" + history.log(), e);
        }
        return history;
    }
}
