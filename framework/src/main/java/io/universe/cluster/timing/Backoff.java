package io.universe.cluster.timing;

import java.time.Duration;

/** A wait that doubles from {@code first} with every failure and never exceeds {@code cap}. */
public record Backoff(Duration first, Duration cap) {

    /** The wait after so many failures in a row; at least one. */
    public Duration after(int failures) {
        int doublings = Math.min(Math.max(failures, 1) - 1, 30);
        Duration wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(cap) < 0 ? wait : cap;
    }
}
