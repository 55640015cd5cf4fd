package io.universe.cache.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.cache.simulated.FakeTime;
import org.junit.jupiter.api.Test;

/** That everybody's patience ends, whatever happens at the end of somebody else's. */
final class DeadlinesTest {

    private static final long WITHIN_NANOS = 100_000_000;

    private final FakeTime time = new FakeTime();
    private final Deadlines deadlines = new Deadlines(time.clockwork());

    private Call<String> begin(long withinNanos) {
        return deadlines.begin("cache", "get", "key", withinNanos);
    }

    @Test
    void shouldGoOnWhenWhatIsDoneAtTheEndOfOneThrowsAnError() {
        Call<String> bad = begin(WITHIN_NANOS);
        Call<String> later = begin(2 * WITHIN_NANOS);
        bad.onGivenUp(() -> {
            throw new StackOverflowError();
        });
        assertThatThrownBy(() -> time.pass(1_000)).isInstanceOf(StackOverflowError.class);
        time.pass(1_000);

        assertThat(bad.future().failed()).isTrue();
        assertThat(later.future().failed()).isTrue();
    }

    @Test
    void shouldBearAnErrorOfWhoWaits() {
        Call<String> call = begin(WITHIN_NANOS);
        call.future().onComplete(ended -> {
            throw new NoClassDefFoundError("of who waits");
        });
        Call<String> other = begin(WITHIN_NANOS);
        time.pass(1_000);

        assertThat(call.future().failed()).isTrue();
        assertThat(other.future().failed()).isTrue();
    }
}
