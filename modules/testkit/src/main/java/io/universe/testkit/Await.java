package io.universe.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.pollinterval.IterativePollInterval;

/** Waiting for a state with a deadline; where it passes, the error says what was awaited and the state last seen. */
public final class Await {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(120);

    private Await() {}

    /**
     * Asks for the state until it is the awaited one, and returns that. A state that cannot be had (any Exception) counts as not yet reached,
     * an Error ends the wait at once.
     */
    public static <T> T until(String awaited, Duration atMost, Callable<T> state, Predicate<? super T> isReached) {
        AtomicReference<Object> seen = new AtomicReference<>("nothing");
        try {
            return Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(IterativePollInterval.iterative(Await::longer, FIRST_PAUSE))
                    .atMost(atMost)
                    .ignoreExceptionsMatching(Exception.class::isInstance)
                    .until(() -> remember(seen, state), isReached);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("not within %s: %s; last seen: %s".formatted(atMost, awaited, seen.get()), e);
        }
    }

    /** Who is asked has something else to do, and to ask seldom is late by little of a long wait. */
    private static Duration longer(Duration pause) {
        Duration longer = pause.multipliedBy(5).dividedBy(4);
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    private static <T> T remember(AtomicReference<Object> seen, Callable<T> state) throws Exception {
        try {
            T now = state.call();
            seen.set(String.valueOf(now));
            return now;
        } catch (Exception e) {
            seen.set(e);
            throw e;
        }
    }
}
