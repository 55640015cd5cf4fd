package io.universe.launcher.drill;

import java.time.Duration;
import java.time.Instant;

/** A clock that goes on only while somebody waits. */
final class FakeTime implements DrillTime {

    private long nanos;

    @Override
    public long nowNanos() {
        return nanos;
    }

    @Override
    public Instant now() {
        return Instant.EPOCH.plusNanos(nanos);
    }

    @Override
    public void pause(Duration duration) {
        nanos += duration.toNanos();
    }
}
