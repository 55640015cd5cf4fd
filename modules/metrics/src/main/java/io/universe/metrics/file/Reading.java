package io.universe.metrics.file;

import java.util.List;

/**
 * What stood in one meter file when it was read.
 *
 * @param sampledMillis when its gauges were sampled, in milliseconds since 1970; 0 where they never were
 * @param uncounted how many meters of the process are not in it
 */
public record Reading(Identity identity, long sampledMillis, long uncounted, List<Series> series) {

    /** Copies the list. */
    public Reading {
        series = List.copyOf(series);
    }

    /** Without what has counted nothing. */
    public Reading withoutZeros() {
        return new Reading(
                identity,
                sampledMillis,
                uncounted,
                series.stream().filter(each -> !each.values().isZero()).toList());
    }

    /**
     * One meter and what its cells held.
     *
     * @param isRetired whether its process has removed it: then a gauge is not shown
     */
    public record Series(Meter meter, String help, boolean isRetired, Values values) {}
}
