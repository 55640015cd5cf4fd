package io.universe.launcher.drill;

import static io.universe.launcher.drill.Figured.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.drill.Failure.Kind;
import io.universe.launcher.drill.Round.Struck;
import io.universe.launcher.drill.Step.Blow;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JudgementTest {

    private static final long SECOND = 1_000_000_000;

    private final Judgement judgement = new Judgement(2);

    @ParameterizedTest
    @EnumSource
    void shouldBeContentWhereNothingFailed(Exercise exercise) {
        assertThat(problems(exercise, Figured.of(100))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldForgiveNoRefusalEver(Exercise exercise) {
        assertThat(problems(exercise, Figured.of(100, failure(Kind.REFUSED, 0, 0))))
                .singleElement()
                .asString()
                .startsWith("1 requests were refused, first 1970-01-01T00:00:00Z refused (keep-alive): in words");
    }

    @ParameterizedTest
    @EnumSource
    void shouldForgiveNoFailureWhileNothingIsDone(Exercise exercise) {
        Round round = new Round(
                exercise,
                1,
                Figured.of(100, failure(Kind.RESET, 0, 0)),
                Figured.of(100),
                Optional.of(Duration.ZERO),
                Optional.empty(),
                Optional.empty());

        assertThat(judgement.problems(round))
                .singleElement()
                .asString()
                .startsWith("1 requests failed in the calm before");
    }

    @Test
    void shouldForgiveNoFailureOfWhatIsDoneOnPurpose() {
        assertThat(problems(Exercise.RELOAD, Figured.of(100, failure(Kind.STALE, 0, 0))))
                .singleElement()
                .asString()
                .startsWith("1 requests failed, first");
    }

    @Test
    void shouldForgiveWhatHadBegunWhenTheWorkerDied() {
        assertThat(struck(Exercise.KILL, Blow.KILL, failure(Kind.RESET, SECOND - 1, SECOND - 1)))
                .isEmpty();
    }

    @Test
    void shouldNotForgiveWhatBeganAfterTheWorkerHadDied() {
        assertThat(struck(Exercise.KILL, Blow.KILL, failure(Kind.RESET, 2 * SECOND, SECOND / 2)))
                .singleElement()
                .asString()
                .startsWith("1 requests failed that were not in flight in the stricken worker: ");
    }

    @Test
    void shouldForgiveWhatCameOnAConnectionThatASuspendedWorkerHad() {
        assertThat(struck(Exercise.HANG, Blow.STOP, failure(Kind.TIMED_OUT, 2 * SECOND, SECOND / 2)))
                .isEmpty();
        assertThat(struck(Exercise.HANG, Blow.STOP, failure(Kind.TIMED_OUT, 3 * SECOND, 2 * SECOND)))
                .hasSize(1);
    }

    @Test
    void shouldNotForgiveMoreThanOneFailureOfEachClient() {
        Failure inFlight = failure(Kind.RESET, 0, 0);

        assertThat(struck(Exercise.KILL, Blow.KILL, inFlight, inFlight)).isEmpty();
        assertThat(struck(Exercise.KILL, Blow.KILL, inFlight, inFlight, inFlight))
                .singleElement()
                .asString()
                .startsWith("3 requests failed, with 2 in flight at most");
    }

    @Test
    void shouldTellWhatWentWrongOtherwise() {
        Round round = new Round(
                Exercise.RELOAD,
                1,
                Figured.of(1),
                Figured.of(1),
                Optional.empty(),
                Optional.empty(),
                Optional.of("web is frozen: boot failed"));

        assertThat(judgement.problems(round)).containsExactly("web is frozen: boot failed");
    }

    private List<String> problems(Exercise exercise, Figures during) {
        return judgement.problems(new Round(
                exercise, 1, Figured.of(100), during, Optional.of(Duration.ZERO), Optional.empty(), Optional.empty()));
    }

    private List<String> struck(Exercise exercise, Blow blow, Failure... failures) {
        return judgement.problems(new Round(
                exercise,
                1,
                Figured.of(100),
                Figured.of(100, Arrays.copyOf(failures, failures.length)),
                Optional.of(Duration.ZERO),
                Optional.of(new Struck(blow, SECOND)),
                Optional.empty()));
    }
}
