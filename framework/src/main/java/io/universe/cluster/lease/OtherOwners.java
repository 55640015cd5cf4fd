package io.universe.cluster.lease;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a contest knows of others that have the lease. A record that it has seen, and that is missing after a member was lost, may be lost with that member's data while its owner holds the lease: that counts for the time of a
 * lease, unless the owner is gone, says that it has released it, or its record is there again. Owned by the thread of the leases.
 */
final class OtherOwners {

    private final Surroundings surroundings;
    private final String key;
    private @Nullable Sighting seen;
    /** What was seen before, and may be held though it has no record; another's record may have come in its place. */
    private @Nullable Sighting missed;

    private boolean isReleased;

    OtherOwners(Surroundings surroundings, String key) {
        this.surroundings = surroundings;
        this.key = key;
    }

    /** Whose record had that token holds it no longer. */
    void onReleased(String token) {
        if (seen != null && seen.record().token().equals(token)) {
            isReleased = true;
        }
        if (missed != null && missed.record().token().equals(token)) {
            missed = null;
        }
    }

    /** Whether that there is no record, or this node's, does not mean that nobody holds it. */
    boolean mayHoldWithoutRecord(Set<String> members) {
        return isMissed(members) || isEndangered(members);
    }

    /** Its owner may have written it again since, and it may be lost again. */
    private boolean isMissed(Set<String> members) {
        Sighting current = missed;
        return current != null
                && !isGone(current.record())
                && (current.hasLoss(members) || !current.isStale(now(), surroundings.times()));
    }

    private boolean isEndangered(Set<String> members) {
        Sighting current = seen;
        return current != null && !isReleased && !isGone(current.record()) && current.hasLoss(members);
    }

    private boolean isGone(LeaseRecord record) {
        return surroundings.isGone().test(record.owner());
    }

    /** There was none, or this node's. */
    void onNone(Set<String> members) {
        if (isEndangered(members)) {
            miss(members);
        } else if (missed != null) {
            missed = missed.missedAgain(now(), members);
        }
    }

    private void miss(Set<String> members) {
        if (seen != null) {
            missed = new Sighting(seen.record(), now(), members);
            seen = null;
            surroundings.sightings().forget(key);
        }
    }

    /**
     * There is a record of another one; the result tells whether it may be taken over.
     *
     * @param members before it was asked for
     */
    boolean onRecord(LeaseRecord there, Set<String> members) {
        Set<String> now = surroundings.membersNow();
        if (seen != null && !there.hasTokenOf(seen.record()) && isEndangered(now)) {
            miss(members);
        }
        boolean isBack = missed != null && there.hasTokenOf(missed.record());
        if (isBack || !isMissed(now)) {
            missed = null;
        }
        isReleased = false;
        Sighting current = sighting(isBack, there, members);
        seen = current;
        return (isGone(there) && missed == null) || current.isStale(now(), surroundings.times());
    }

    private Sighting sighting(boolean isBack, LeaseRecord there, Set<String> members) {
        Sighting before = seen != null ? seen : surroundings.sightings().of(key);
        Sighting current = before != null && !isBack && there.hasTokenOf(before.record())
                ? before.again(there, now(), members)
                : new Sighting(there, now(), members);
        surroundings.sightings().remember(key, current);
        return current;
    }

    /** What is put in the place of a record of this node that should not be there: its owner's, under a number that nobody has seen. */
    LeaseRecord restored() {
        if (missed == null) {
            throw new IllegalStateException("nothing is missing");
        }
        return missed.record().renewed(-(long) (surroundings.chance().getAsDouble() * Long.MAX_VALUE));
    }

    /** Until what was seen may be taken over. What is stale already, and could not be taken, is tried as late as everything that comes to nothing. */
    long staleInNanos() {
        Sighting current = missed != null ? missed : seen;
        long left = current == null ? 0 : current.staleInNanos(now(), surroundings.times());
        return left > 0 ? left : Long.MAX_VALUE;
    }

    private long now() {
        return surroundings.nanoTime();
    }
}
