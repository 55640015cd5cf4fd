package io.universe.cache.front;

import io.universe.cluster.timing.Backoff;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long a flight pauses when what it asked has failed on the way: longer each time, until something is answered. Owned by the clockwork's thread. */
final class Retry {

    static final long LONGEST_MILLIS = 1_000;

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofMillis(LONGEST_MILLIS));
    private static final int JITTER = 4;

    private int failures;

    /** Whether the last question has failed on the way, so that it may have had its effect. */
    boolean isInDoubt() {
        return failures > 0;
    }

    /** The next pause. */
    long pauseMillis() {
        long pause = BACKOFF.after(++failures).toMillis();
        return pause + ThreadLocalRandom.current().nextLong(pause / JITTER);
    }

    void answered() {
        failures = 0;
    }
}
