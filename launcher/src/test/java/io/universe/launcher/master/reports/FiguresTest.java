package io.universe.launcher.master.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.supervisor.policy.Heartbeat;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void shouldTakeEveryFigureThatPoliciesJudge() {
        JsonObject json = new JsonObject("""
                {"pid":1,"cycle":9,"intervalMillis":5000,"uptimeMillis":60000,"cpu":0.25,
                 "memory":{"rss":300,"heapUsed":200},"aliveConnections":1,"totalConnections":2,"transactions":3,
                 "durations":4,"tps":0.6,"totalTransactions":5,"totalDurations":6,
                 "gc":{"incremental":7,"full":8,"pauseMs":2500},"error":{"count":10,"fatal":11},
                 "eventLoopDelayMillis":12}
                """);

        assertThat(Figures.of(json))
                .isEqualTo(new Heartbeat(
                        Duration.ofMinutes(1),
                        new Heartbeat.Load(0.25, 200, 300),
                        new Heartbeat.Traffic(1, 2, 3, 4, 0.6, 5, 6),
                        new Heartbeat.Pauses(7, 8, 2_500, 12),
                        new Heartbeat.Errors(10, 11),
                        9));
        assertThat(Figures.gcShare(json)).isEqualTo(0.5);
    }

    @Test
    void shouldTakeNonsenseForNothing() {
        assertThat(Figures.of(new JsonObject())).isEqualTo(Heartbeat.BARE);
        assertThat(Figures.of(new JsonObject()
                        .put("uptimeMillis", "long")
                        .put("memory", 3)
                        .put("gc", "none")
                        .putNull("error")))
                .isEqualTo(Heartbeat.BARE);
        assertThat(Figures.gcShare(new JsonObject().put("intervalMillis", -1))).isZero();
    }
}
