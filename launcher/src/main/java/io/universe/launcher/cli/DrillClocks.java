package io.universe.launcher.cli;

import io.universe.launcher.drill.DrillTime;
import java.time.Duration;
import java.time.Instant;

/**
 * The clocks of a drill, by the pace of commands.
 *
 * @param pace the clock that only goes forward, and the waits
 */
record DrillClocks(Ports.Pace pace) implements DrillTime {

    @Override
    public long nowNanos() {
        return pace.nowNanos();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void pause(Duration duration) {
        pace.pause(duration);
    }
}
