package io.universe.cache.store;

import java.time.Duration;

/** Deadlines of tests; what they wait for takes milliseconds. */
final class TestTimes {

    static final Duration LONG = Duration.ofSeconds(30);

    private TestTimes() {}
}
