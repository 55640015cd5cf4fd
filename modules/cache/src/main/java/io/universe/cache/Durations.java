package io.universe.cache;

import java.time.Duration;
import java.util.Optional;

/** What durations of options have to be. */
final class Durations {

    private Durations() {}

    static void requirePositive(String name, Optional<Duration> duration) {
        duration.ifPresent(given -> requirePositive(name, given));
    }

    static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than 0, got " + duration);
        }
    }
}
