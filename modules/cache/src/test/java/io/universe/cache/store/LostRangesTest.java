package io.universe.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LostRangesTest {

    @Test
    void shouldContainFromTheLowestToBeforeTheHighest() {
        LostRanges lost = new LostRanges();
        lost.add("b", "d", "a page");
        lost.add("k", null, "another");

        assertThat(lost.contains("a")).isFalse();
        assertThat(lost.contains("b")).isTrue();
        assertThat(lost.contains("c")).isTrue();
        assertThat(lost.contains("d")).isFalse();
        assertThat(lost.contains("z")).isTrue();
        assertThat(lost.reason()).isEqualTo("a page");
    }

    @Test
    void shouldContainEverythingWhereNothingCouldBeRead() {
        assertThat(LostRanges.all("the header").contains("")).isTrue();
        assertThat(LostRanges.all("the header").contains("z")).isTrue();
        assertThat(new LostRanges().isEmpty()).isTrue();
    }
}
