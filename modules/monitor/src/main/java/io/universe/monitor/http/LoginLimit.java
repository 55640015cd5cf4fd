package io.universe.monitor.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** How often somebody may be wrong before nobody is asked for a while. The token is long enough that nobody guesses it; who tries shall not keep the master busy. Owned by the event loop. */
final class LoginLimit {

    static final Duration PERIOD = Duration.ofMinutes(1);
    static final int MOST_FAILURES = 10;

    private final LongSupplier nanoClock;
    private final Deque<Long> failures = new ArrayDeque<>();

    LoginLimit(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    boolean isReached() {
        long now = nanoClock.getAsLong();
        failures.removeIf(since -> now - since >= PERIOD.toNanos());
        return failures.size() >= MOST_FAILURES;
    }

    void onFailure() {
        failures.add(nanoClock.getAsLong());
    }
}
