package io.universe.launcher.drill;

import java.time.Duration;
import java.time.Instant;

/** The clocks of a drill. Safe from any thread. */
public interface DrillTime {

    /** Nanoseconds of a clock that only goes forward. */
    long nowNanos();

    /** The time of day, by which a failure is found in the journal. */
    Instant now();

    /** Waits this long; throws IllegalStateException where the thread is interrupted. */
    void pause(Duration duration);
}
