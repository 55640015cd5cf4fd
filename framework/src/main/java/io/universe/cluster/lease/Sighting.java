package io.universe.cluster.lease;

import java.util.Set;

/**
 * Another owner's record, and since when this node has seen it unrenewed, or missed it, by its own clock. Clocks of different nodes are never compared. Immutable.
 *
 * @param members of the cluster before it was looked for last: where one of them has left since, the record may be lost with its data
 */
record Sighting(LeaseRecord record, long sinceNanos, Set<String> members) {

    /** The same record is there, or one that its owner has renewed. */
    Sighting again(LeaseRecord seen, long nowNanos, Set<String> now) {
        return new Sighting(seen, seen.isUnrenewed(record) ? sinceNanos : nowNanos, now);
    }

    /** It is missing, and was before. What its owner has renewed it has renewed before that, or at the latest before the next loss. */
    Sighting missedAgain(long nowNanos, Set<String> now) {
        return new Sighting(record, hasLoss(now) ? nowNanos : sinceNanos, now);
    }

    /** Whether a member has left since. */
    boolean hasLoss(Set<String> now) {
        return !now.containsAll(members);
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
