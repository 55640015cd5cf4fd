package io.universe.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopProbeTest {

    private static final Duration PERIOD = LoopProbe.PERIOD;

    private final Thread loopThread = new Thread("loop");
    private final Thread otherThread = new Thread("other");
    private final HandDrivenLoop loop = new HandDrivenLoop(loopThread);
    private final HandDrivenLoop healthy = new HandDrivenLoop(otherThread);
    private final HandDrivenLoop unused = new HandDrivenLoop(null);
    private long nanos = 1;
    private final LoopProbe probe = new LoopProbe(
            List.of(loop, healthy, unused), () -> new Thread[] {loopThread, otherThread, null}, () -> nanos);

    @BeforeEach
    void watch() {
        probe.longestWait();
    }

    @Test
    void shouldSeeALoopThatIsBlockedWhileItIs() {
        for (int tick = 0; tick < 6; tick++) {
            tickAfter(PERIOD);
            healthy.run();
        }
        assertThat(probe.longestWait()).isEqualTo(PERIOD.multipliedBy(5));

        tickAfter(PERIOD);
        assertThat(probe.longestWait()).isEqualTo(PERIOD.multipliedBy(6));
    }

    @Test
    void shouldForgetABlockedLoopThatCameBack() {
        tickAfter(PERIOD);
        tickAfter(PERIOD);
        tickAfter(PERIOD);
        loop.run();
        healthy.run();
        tickAfter(PERIOD);
        probe.longestWait();

        loop.run();
        healthy.run();
        tickAfter(PERIOD);
        assertThat(probe.longestWait()).isZero();
    }

    @Test
    void shouldNotTakeAProcessThatStoodStillForABlockedLoop() {
        tickAfter(PERIOD);
        nanos += Duration.ofHours(1).toNanos();
        loop.run();
        healthy.run();
        tickAfter(Duration.ZERO);

        assertThat(probe.longestWait()).isEqualTo(PERIOD.multipliedBy(2));
    }

    @Test
    void shouldNotTakeItForBlockedWhereTheLoopComesBackLater() {
        tickAfter(PERIOD);
        tickAfter(Duration.ofHours(1));

        assertThat(probe.longestWait()).isEqualTo(PERIOD.multipliedBy(2));
    }

    @Test
    void shouldMeasureAWaitThatEndsBetweenTwoTicks() {
        tickAfter(PERIOD);
        nanos += Duration.ofMillis(30).toNanos();
        loop.run();
        healthy.run();
        tickAfter(PERIOD.minusMillis(30));

        assertThat(probe.longestWait()).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void shouldLeaveLoopsAloneThatNobodyUses() {
        tickAfter(PERIOD);

        assertThat(loop.waiting()).isEqualTo(1);
        assertThat(unused.waiting()).isZero();
    }

    @Test
    void shouldGiveABlockedLoopNothingMore() {
        tickAfter(PERIOD);
        tickAfter(PERIOD);
        tickAfter(PERIOD);

        assertThat(loop.waiting()).isEqualTo(1);
    }

    @Test
    void shouldBearLoopsThatHaveEnded() {
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        healthy.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        tickAfter(PERIOD);
        tickAfter(PERIOD);

        assertThat(probe.longestWait()).isZero();
    }

    private void tickAfter(Duration time) {
        nanos += time.toNanos();
        probe.tick();
    }
}
