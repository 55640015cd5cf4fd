package io.universe.cache.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FsyncPolicyTest {

    @Test
    void shouldBeReadAsOperatorsWriteIt() {
        assertThat(FsyncPolicy.of("always")).isEqualTo(FsyncPolicy.ALWAYS);
        assertThat(FsyncPolicy.of("interval")).isEqualTo(FsyncPolicy.INTERVAL);
        assertThat(FsyncPolicy.of("never")).isEqualTo(FsyncPolicy.NEVER);
    }

    @Test
    void shouldNameWhatIsAllowed() {
        assertThatThrownBy(() -> FsyncPolicy.of("often"))
                .hasMessage("fsync is one of always, interval, never, not 'often'");
    }

    @Test
    void shouldForceWithinHalfOfTheBoundOfTheFirstUnforcedWrite() {
        ForcePace pace = new ForcePace();
        pace.onWritten(millis(1000));
        pace.onWritten(millis(1040));

        assertThat(pace.nanosUntilForce(millis(1040))).isEqualTo(millis(10));
        assertThat(pace.nanosUntilForce(millis(2000))).isZero();
    }

    @Test
    void shouldForceNothingTwice() {
        ForcePace pace = new ForcePace();
        pace.onWritten(0);
        pace.onForced();

        assertThat(pace.nanosUntilForce(millis(2000))).isEqualTo(Long.MAX_VALUE);
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
