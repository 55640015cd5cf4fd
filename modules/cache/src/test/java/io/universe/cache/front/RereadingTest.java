package io.universe.cache.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cache.simulated.FakeTime;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/** How often what was missed is read again. */
final class RereadingTest {

    private static final int MINUTE_MILLIS = 60_000;

    private final FakeTime time = new FakeTime();
    private final FakeTime.Ticking clockwork = time.clockwork();
    private final Deque<Promise<Void>> looks = new ArrayDeque<>();
    private final Rereading rereading = new Rereading("cache", clockwork, new Deadlines(clockwork), () -> {
        Promise<Void> look = Promise.promise();
        looks.add(look);
        return look.future();
    });

    private void end(boolean isWell) {
        if (isWell) {
            looks.getLast().complete();
        } else {
            looks.getLast().fail("no member");
        }
        time.settle();
    }

    @Test
    void shouldLookOnceMoreForAllGapsThatComeDuringALook() {
        rereading.onGap();
        rereading.onGap();
        rereading.onGap();
        assertThat(looks).hasSize(1);
        end(true);
        assertThat(looks).hasSize(2);
        end(true);
        time.pass(MINUTE_MILLIS);

        assertThat(looks).hasSize(2);
    }

    @Test
    void shouldHaveOneRetryDueHoweverManyGapsCome() {
        rereading.onGap();
        end(false);
        rereading.onGap();
        rereading.onGap();
        assertThat(looks).hasSize(1);
        time.pass(2_000);

        assertThat(looks).hasSize(2);
        end(true);
        time.pass(MINUTE_MILLIS);
        assertThat(looks).hasSize(2);
    }

    @Test
    void shouldTryLessAndLessOftenUpToItsBound() {
        rereading.onGap();
        for (int i = 0; i < 8; i++) {
            end(false);
            time.pass(Rereading.LONGEST_PAUSE_MILLIS);
        }
        int before = looks.size();
        end(false);
        time.pass(Rereading.LONGEST_PAUSE_MILLIS / 2 - 1);

        assertThat(before).isEqualTo(9);
        assertThat(looks).hasSize(before);
    }

    @Test
    void shouldNotWaitForEverForALookThatHangs() {
        rereading.onGap();
        time.pass(MINUTE_MILLIS + 3_000);

        assertThat(looks).hasSize(2);
    }
}
