package io.universe.cache.front;

import java.util.concurrent.ThreadLocalRandom;

/** How long a flight pauses when what it asked has failed on the way: longer each time, until something is answered. Owned by the clockwork's thread. */
final class Retry {

    static final long LONGEST_MILLIS = 1_000;

    private static final long FIRST_MILLIS = 100;
    private static final int JITTER = 4;

    private long nextMillis = FIRST_MILLIS;

    /** Whether the last question has failed on the way, so that it may have had its effect. */
    boolean isInDoubt() {
        return nextMillis > FIRST_MILLIS;
    }

    /** The next pause. */
    long pauseMillis() {
        long pause = nextMillis;
        nextMillis = Math.min(LONGEST_MILLIS, 2 * pause);
        return pause + ThreadLocalRandom.current().nextLong(pause / JITTER);
    }

    void answered() {
        nextMillis = FIRST_MILLIS;
    }
}
