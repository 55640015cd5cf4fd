package io.universe.cluster.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTimesTest {

    /** In modules/hazelcast: 20 s without heartbeat, looked for every 2 s, and 5 s for a copy that nobody acknowledges. */
    private static final Duration GIVING_UP = Duration.ofSeconds(27);

    /** What a job may take to stop. */
    private static final Duration STOPPING = Duration.ofSeconds(5);

    @Test
    void shouldOutlastAMemberThatHangsUntilTheClusterGivesItUp() {
        long withoutRenewal = LeaseTimes.DEFAULT.renewalNanos(0) + GIVING_UP.toNanos();
        assertThat(withoutRenewal).isLessThan(LeaseTimes.DEFAULT.endingNanos());
    }

    @Test
    void shouldLeaveAJobTheTimeToStop() {
        assertThat(LeaseTimes.DEFAULT.endNanos() - LeaseTimes.DEFAULT.endingNanos())
                .isGreaterThan(STOPPING.toNanos());
    }

    @Test
    void shouldRenewEveryThreeSecondsOrMoreOften() {
        assertThat(LeaseTimes.DEFAULT.renewalNanos(0)).isEqualTo(3_000_000_000L);
        assertThat(LeaseTimes.DEFAULT.renewalNanos(1)).isEqualTo(2_700_000_000L);
        assertThat(new LeaseTimes(Duration.ofSeconds(3)).renewalNanos(0)).isEqualTo(1_000_000_000L);
    }

    @Test
    void shouldRetrySoon() {
        assertThat(LeaseTimes.DEFAULT.retrying().after(20)).isEqualTo(Duration.ofSeconds(1));
        assertThat(new LeaseTimes(Duration.ofSeconds(3)).retrying().after(20)).isEqualTo(Duration.ofMillis(300));
    }
}
