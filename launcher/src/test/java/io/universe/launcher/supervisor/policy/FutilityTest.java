package io.universe.launcher.supervisor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FutilityTest {
    private static final Policy<?> MAX_RSS = new MaxRss(1, false);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration NO_LONGER_FRESH = Futility.FRESH;

    @Test
    void shouldGiveUpAPolicyThatSpeaksAgainstOneFreshWorkerAfterTheOther() {
        Futility twice = Futility.NONE.after(0, MAX_RSS, FRESH).after(0, MAX_RSS, FRESH);
        assertThat(twice.isGivenUp(MAX_RSS)).isFalse();
        Futility thrice = twice.after(0, MAX_RSS, FRESH);
        assertThat(thrice.isGivenUp(MAX_RSS)).isTrue();
        assertThat(thrice.isGivenUp(MaxAge.DEFAULT)).isFalse();
    }

    @Test
    void shouldCountInEachSlotByItself() {
        Futility futility = Futility.NONE
                .after(0, MAX_RSS, FRESH)
                .after(1, MAX_RSS, FRESH)
                .after(2, MAX_RSS, FRESH)
                .after(0, MAX_RSS, FRESH);
        assertThat(futility.givenUp()).isEmpty();
    }

    @Test
    void shouldBeginAnewAfterAWorkerThatHasServedForAWhile() {
        Futility futility = Futility.NONE
                .after(0, MAX_RSS, FRESH)
                .after(0, MAX_RSS, FRESH)
                .after(0, MAX_RSS, NO_LONGER_FRESH)
                .after(0, MAX_RSS, FRESH)
                .after(0, MAX_RSS, FRESH);
        assertThat(futility.givenUp()).isEmpty();
    }

    @Test
    void shouldNeverGiveUpAPolicyThatFindsWhatComesInAWorkersLife() {
        Futility futility = Futility.NONE;
        for (int i = 0; i < 10; i++) {
            futility = futility.after(0, MaxAge.DEFAULT, FRESH)
                    .after(0, new MaxRequests(1), FRESH)
                    .after(0, BadGc.DEFAULT, FRESH)
                    .after(0, new EventLoopBlocked(Duration.ofSeconds(1)), FRESH);
        }
        assertThat(futility).isEqualTo(Futility.NONE);
    }
}
