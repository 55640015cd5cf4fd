package io.universe.metrics.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How what counts by itself is added up. */
class FollowerTest {

    private double sum;
    private final Follower follower = new Follower(growth -> sum += growth);

    @Test
    void shouldAddWhatItGrowsBy() {
        follower.follow(5);
        follower.follow(7);

        assertThat(sum).isEqualTo(7);
    }

    @Test
    void shouldWaitForWhatFalls() {
        follower.follow(5);
        follower.follow(3);
        follower.follow(Double.NaN);
        follower.follow(6);

        assertThat(sum).isEqualTo(6);
    }

    @Test
    void shouldGoOnWithTheSame() {
        follower.follow(5);
        follower.next().follow(6);

        assertThat(sum).isEqualTo(6);
    }

    @Test
    void shouldGoOnWithOneThatBeganAnew() {
        follower.follow(5);
        Follower next = follower.next();
        next.follow(Double.NaN);
        next.follow(2);
        next.follow(3);

        assertThat(sum).isEqualTo(8);
    }

    /** A sample may be under way when its meter is removed. */
    @Test
    void shouldNotAddWhatTheOneBeforeStillSees() {
        follower.follow(5);
        Follower next = follower.next();
        follower.follow(9);
        next.follow(1);

        assertThat(sum).isEqualTo(6);
    }
}
