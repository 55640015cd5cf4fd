package io.universe.cache.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever counts, it is counted. */
final class TallyTest {

    private static final int TIMES = 100_000;

    private final Tally tally = new Tally();

    private void count() {
        for (int i = 0; i < TIMES; i++) {
            tally.increment();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldCountWhatOneThreadDoes() {
        count();

        assertThat(tally.sum()).isEqualTo(TIMES);
    }

    @Test
    void shouldLoseNothingWhenManyThreadsCountAtOnce() {
        List<Thread> threads =
                Stream.generate(() -> new Thread(this::count)).limit(4).toList();
        threads.forEach(Thread::start);
        threads.forEach(TallyTest::join);

        assertThat(tally.sum()).isEqualTo(4 * TIMES);
    }

    @Test
    void shouldGoOnWhenTheThreadThatCountedFirstHasEnded() {
        Thread first = new Thread(this::count);
        first.start();
        join(first);

        count();

        assertThat(tally.sum()).isEqualTo(2 * TIMES);
    }
}
