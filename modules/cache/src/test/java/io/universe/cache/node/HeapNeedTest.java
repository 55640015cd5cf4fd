package io.universe.cache.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An operator hears of a heap that is too small before it runs out. */
class HeapNeedTest {

    private static final long MEGABYTE = 1 << 20;

    @Test
    void shouldSayNothingWhereTheHeapIsLargeEnough() {
        assertThat(HeapNeed.warning(64 * MEGABYTE, 192 * MEGABYTE)).isEmpty();
    }

    @Test
    void shouldNameTheOptionTheHeapAndWhatToDo() {
        assertThat(HeapNeed.warning(64 * MEGABYTE, 128 * MEGABYTE))
                .hasValueSatisfying(words -> assertThat(words)
                        .contains("cache.maxSize is 64 MB", "has 128 MB", "32 MB or less", "-Xmx192m"));
    }

    @Test
    void shouldNotOverflow() {
        assertThat(HeapNeed.warning(Long.MAX_VALUE, 128 * MEGABYTE)).isPresent();
    }
}
