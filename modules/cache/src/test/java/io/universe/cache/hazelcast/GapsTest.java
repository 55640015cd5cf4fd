package io.universe.cache.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cache.hazelcast.Gaps.Extent;
import io.universe.cache.simulated.FakeTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many gaps at once are one. */
class GapsTest {

    private final FakeTime time = new FakeTime();
    private final List<Extent> told = new ArrayList<>();
    private final Gaps gaps = new Gaps(time.clockwork(), told::add);

    @Test
    void shouldTellOnceOfAllThatComesTogether() {
        assertThat(gaps.add(Extent.NEWS)).isTrue();
        for (int i = 0; i < 135; i++) {
            assertThat(gaps.add(Extent.NEWS)).isFalse();
        }
        time.pass(Gaps.TOGETHER_MILLIS);
        assertThat(told).containsExactly(Extent.NEWS);
    }

    @Test
    void shouldTellOfLostDataWhereOneOfThemSaysSo() {
        gaps.add(Extent.NEWS);
        gaps.add(Extent.DATA);
        gaps.add(Extent.NEWS);
        time.pass(Gaps.TOGETHER_MILLIS);
        assertThat(told).containsExactly(Extent.DATA);
    }

    @Test
    void shouldTellAgainOfWhatComesLater() {
        gaps.add(Extent.DATA);
        time.pass(Gaps.TOGETHER_MILLIS);
        gaps.add(Extent.NEWS);
        time.pass(Gaps.TOGETHER_MILLIS);
        assertThat(told).containsExactly(Extent.DATA, Extent.NEWS);
    }
}
