package io.universe.cache.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cache.entry.Entry;
import io.universe.cache.keeping.Deadlines.Deadline;
import org.junit.jupiter.api.Test;

/** Which value is over when. */
class DeadlinesTest {

    private final Deadlines deadlines = new Deadlines();

    private void set(String key, long version, long untilMillis) {
        deadlines.set(new Deadline("n", key, version, untilMillis));
    }

    @Test
    void shouldGiveWhatIsDueInOrder() {
        set("late", 1, 30);
        set("early", 1, 10);
        set("later", 1, 40);
        assertThat(deadlines.next()).isEqualTo(10);
        assertThat(deadlines.due(30, 10)).extracting(Deadline::key).containsExactly("early", "late");
        assertThat(deadlines.due(30, 10)).isEmpty();
        assertThat(deadlines.size()).isEqualTo(1);
    }

    @Test
    void shouldGiveNoMoreThanIsAskedFor() {
        set("a", 1, 10);
        set("b", 1, 10);
        assertThat(deadlines.due(10, 1)).hasSize(1);
        assertThat(deadlines.due(10, 1)).hasSize(1);
    }

    @Test
    void shouldTakeTheDeadlineOfTheLatestVersion() {
        set("a", 2, 50);
        set("a", 1, 10);
        assertThat(deadlines.due(20, 10)).isEmpty();
        set("a", 3, Entry.NEVER);
        assertThat(deadlines.next()).isEqualTo(Entry.NEVER);
    }

    @Test
    void shouldNotKeepWhatHoldsNoLonger() {
        for (int i = 0; i < 100_000; i++) {
            set("a", i, 1_000_000 - i);
        }
        assertThat(deadlines.due(2_000_000, 10)).hasSize(1);
        assertThat(deadlines.next()).isEqualTo(Entry.NEVER);
    }
}
