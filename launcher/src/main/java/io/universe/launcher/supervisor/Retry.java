package io.universe.launcher.supervisor;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How often something failed in a row, and when it may be tried again.
 *
 * @param notBeforeNanos empty: at once
 */
public record Retry(int failures, OptionalLong notBeforeNanos) {
    static final Retry FIRST = new Retry(0, OptionalLong.empty());

    boolean isDue(long nowNanos) {
        return notBeforeNanos.isEmpty() || nowNanos - notBeforeNanos.getAsLong() >= 0;
    }

    /** The moment at which it is due, as long as that is to come. */
    OptionalLong waitsUntil(long nowNanos) {
        return isDue(nowNanos) ? OptionalLong.empty() : notBeforeNanos;
    }

    /** After one more failure. */
    Retry after(Duration wait, long nowNanos) {
        return new Retry(failures + 1, OptionalLong.of(nowNanos + wait.toNanos()));
    }

    /** Not before that time, without a failure. */
    Retry in(Duration wait, long nowNanos) {
        return new Retry(failures, OptionalLong.of(nowNanos + wait.toNanos()));
    }
}
