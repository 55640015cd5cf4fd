package io.universe.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoginLimitTest {

    private final AtomicLong nanos = new AtomicLong();
    private final LoginLimit limit = new LoginLimit(nanos::get);

    @Test
    void shouldBeReachedByTooManyFailuresAndOverAfterAWhile() {
        for (int i = 0; i < LoginLimit.MOST_FAILURES; i++) {
            assertThat(limit.isReached()).isFalse();
            limit.onFailure();
        }
        assertThat(limit.isReached()).isTrue();
        nanos.addAndGet(LoginLimit.PERIOD.toNanos());
        assertThat(limit.isReached()).isFalse();
    }
}
