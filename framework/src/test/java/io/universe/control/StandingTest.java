package io.universe.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a worker would tell the next master. */
class StandingTest {

    private static final Standing READY = Standing.UNTOLD
            .after(new WorkerMessage.Warming("uuid"))
            .after(new WorkerMessage.StandbyReady())
            .after(new WorkerMessage.Ready("uuid", 9090));

    @Test
    void shouldServeOnlyOnceItIsReady() {
        assertThat(Standing.UNTOLD.after(new WorkerMessage.StandbyReady()).isServing())
                .isFalse();
        assertThat(READY).isEqualTo(new Standing("READY", "uuid", 9090, false));
        assertThat(READY.isServing()).isTrue();
    }

    @Test
    void shouldComeBackAsPausedUntilItIsResumed() {
        Standing paused = READY.after(new WorkerMessage.Paused());

        assertThat(paused).isEqualTo(new Standing("PAUSED", "uuid", 9090, false));
        assertThat(paused.isServing()).isTrue();
        assertThat(paused.after(new WorkerMessage.Resumed())).isEqualTo(READY);
    }
}
