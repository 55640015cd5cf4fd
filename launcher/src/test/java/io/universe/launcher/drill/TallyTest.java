package io.universe.launcher.drill;

import static io.universe.launcher.drill.Figured.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.drill.Failure.Kind;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final long MILLI = 1_000_000;

    private final Tally tally = new Tally(10 * MILLI);

    @Test
    void shouldCountByKindOfClientAndByHowItEnded() {
        tally.answered(true, MILLI);
        tally.answered(false, MILLI);
        tally.answered(false, MILLI);
        tally.failed(failure(Kind.STALE, 0, 0));
        tally.failed(failure(Kind.REFUSED, 0, 0));

        Figures figures = tally.cut();

        assertThat(figures.keptAlive()).isEqualTo(new Counts(1, 1, 1));
        assertThat(figures.fresh()).isEqualTo(new Counts(2, 0, 0));
        assertThat(figures.total().sent()).isEqualTo(5);
        assertThat(figures.failures()).extracting(Failure::kind).containsExactly(Kind.STALE, Kind.REFUSED);
    }

    @Test
    void shouldBeginAnewAtEachCut() {
        tally.answered(true, MILLI);
        tally.failed(failure(Kind.RESET, 0, 0));
        tally.cut();

        assertThat(tally.cut().total()).isEqualTo(Counts.NONE);
        assertThat(tally.cut().failures()).isEmpty();
        assertThat(tally.cut().latencies().p99Millis()).isZero();
    }

    @Test
    void shouldCountTheRequestsThatAStallKeptFromBeingSent() {
        for (int answer = 0; answer < 900; answer++) {
            tally.answered(true, MILLI);
        }
        tally.answered(true, 1_000 * MILLI);

        assertThat(tally.cut().latencies().p99Millis()).isGreaterThan(500);
    }

    @Test
    void shouldAddFigures() {
        Figures sum = Figured.of(10, failure(Kind.CUT, 0, 0)).plus(Figured.of(5, failure(Kind.RESET, 0, 0)));

        assertThat(sum.total()).isEqualTo(new Counts(15, 2, 0));
        assertThat(sum.failures()).extracting(Failure::kind).containsExactly(Kind.CUT, Kind.RESET);
        assertThat(sum.latencies().p99Millis()).isBetween(1.9, 2.1);
    }
}
