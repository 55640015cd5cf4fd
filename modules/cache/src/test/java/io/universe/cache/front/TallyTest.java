package io.universe.cache.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A count to which many threads add. */
class TallyTest {

    @Test
    void shouldCountWhatEveryThreadHasAdded() throws InterruptedException {
        Tally tally = new Tally();
        List<Thread> threads = Stream.concat(
                        Stream.generate(() -> (Thread) new FastThreadLocalThread(() -> addMany(tally)))
                                .limit(3),
                        Stream.generate(() -> new Thread(() -> addMany(tally))).limit(3))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(tally.sum()).isEqualTo(6 * 100_000);
    }

    private static void addMany(Tally tally) {
        for (int i = 0; i < 100_000; i++) {
            tally.increment();
        }
    }
}
