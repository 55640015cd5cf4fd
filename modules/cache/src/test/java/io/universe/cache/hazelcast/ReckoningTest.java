package io.universe.cache.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A follower that has heard less than was published, has missed something. */
class ReckoningTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final List<UUID> BOTH = List.of(A, B);
    private static final long SECOND = 1_000;

    private final Reckoning reckoning = new Reckoning();
    private final Tally heard = new Tally();

    private boolean isShort(UUID member, long nowMillis, long publishedInLastSlice) {
        long[] published = new long[Counts.SLICES];
        published[Counts.SLICES - 1] = publishedInLastSlice;
        Counts counts = new Counts(nowMillis, Map.of("n", new Counts.OfNamespace(0, published)));
        return reckoning.isShort(member, counts, BOTH, "n", heard);
    }

    @Test
    void shouldCompareWhatAllHavePublished() {
        assertThat(isShort(A, 101 * SECOND, 9)).isFalse();
        assertThat(isShort(B, 101 * SECOND, 9)).isFalse();
        hear(102 * SECOND, 5);
        assertThat(isShort(A, 105 * SECOND, 2)).isFalse();
        assertThat(isShort(B, 105 * SECOND, 3)).isFalse();
        assertThat(isShort(A, 105 * SECOND, 7)).as("compared already").isFalse();
    }

    @Test
    void shouldMissWhatWasNotHeard() {
        isShort(A, 101 * SECOND, 0);
        isShort(B, 101 * SECOND, 0);
        hear(102 * SECOND, 4);
        assertThat(isShort(A, 105 * SECOND, 2)).isFalse();
        assertThat(isShort(B, 105 * SECOND, 3)).isTrue();
    }

    @Test
    void shouldWaitForAMemberThatDoesNotAnswer() {
        assertThat(isShort(A, 101 * SECOND, 9)).isFalse();
        assertThat(isShort(A, 105 * SECOND, 9)).isFalse();
    }

    @Test
    void shouldMissOnceWhatCannotBeComparedAnyMore() {
        isShort(A, 101 * SECOND, 0);
        isShort(B, 101 * SECOND, 0);
        assertThat(isShort(A, 141 * SECOND, 0))
                .as("they have nothing in common")
                .isTrue();
        assertThat(isShort(A, 144 * SECOND, 0)).isFalse();
        assertThat(isShort(B, 144 * SECOND, 0)).as("slices were lost").isTrue();
        assertThat(isShort(A, 147 * SECOND, 0)).isFalse();
        assertThat(isShort(B, 147 * SECOND, 0)).isFalse();
    }

    @Test
    void shouldMissOnceWhatAMemberPublishedBeforeItsAnswersCameAgain() {
        isShort(A, 101 * SECOND, 0);
        isShort(B, 101 * SECOND, 0);
        assertThat(isShort(A, 119 * SECOND, 0)).isFalse();
        assertThat(isShort(B, 131 * SECOND, 0)).as("slices were lost").isTrue();
        assertThat(isShort(A, 131 * SECOND, 0)).isFalse();
    }

    @Test
    void shouldMissSomethingOnceWhereClocksAreFarApart() {
        isShort(A, 101 * SECOND, 0);
        isShort(B, 131 * SECOND, 0);
        assertThat(isShort(A, 104 * SECOND, 0)).isTrue();
        for (long second = 107; second < 200; second += 3) {
            assertThat(isShort(A, second * SECOND, 0)).isFalse();
            assertThat(isShort(B, (second + 30) * SECOND, 0)).isFalse();
        }
    }

    private void hear(long atMillis, int count) {
        for (int i = 0; i < count; i++) {
            heard.count(atMillis);
        }
    }
}
