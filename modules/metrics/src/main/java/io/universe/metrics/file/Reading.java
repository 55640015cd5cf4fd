package io.universe.metrics.file;

import java.util.Comparator;
import java.util.List;

/**
 * What stood in one meter file when it was read.
 *
 * @param sampledMillis when its gauges were sampled, in milliseconds since 1970; 0 where they never were
 * @param uncounted how many meters of the process are not in it
 */
public record Reading(Identity identity, long sampledMillis, long uncounted, List<Series> series) {

    /** Of the older process first. */
    public static final Comparator<Reading> BY_AGE = Comparator.comparing(Reading::identity, Identity.BY_AGE);

    /** Copies the list. */
    public Reading {
        series = List.copyOf(series);
    }

    /**
     * One meter and what its cells held.
     *
     * @param isRetired whether its process has removed it: then a gauge is not shown
     */
    public record Series(Meter meter, String help, boolean isRetired, Values values) {}
}
