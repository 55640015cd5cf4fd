package io.universe.cluster.lease;

import org.jspecify.annotations.Nullable;

/**
 * Another owner's record, and since when this node has seen it unrenewed, by its own clock. Clocks of different nodes are never compared. Immutable.
 */
record Sighting(LeaseRecord record, long sinceNanos) {

    static Sighting of(@Nullable Sighting before, LeaseRecord seen, long nowNanos) {
        if (before == null || !seen.isUnrenewed(before.record)) {
            return new Sighting(seen, nowNanos);
        }
        return new Sighting(seen, before.sinceNanos);
    }

    /** Whether its owner, too, holds it no longer. */
    boolean isStale(long nowNanos, LeaseTimes times) {
        return staleInNanos(nowNanos, times) <= 0;
    }

    /** How long until it is stale, if it stays as it is. */
    long staleInNanos(long nowNanos, LeaseTimes times) {
        return sinceNanos + times.staleNanos() - nowNanos;
    }
}
