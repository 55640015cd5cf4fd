package io.universe.cluster.lease;

import io.universe.cluster.timing.Backoff;
import java.time.Duration;

/**
 * How long a lease lasts, and what follows from that. All of its times are counted from the start of the last renewal that succeeded, on the clock of whoever counts.
 *
 * @param lease for which others leave a record alone that they see unchanged; at least as long as the cluster may take to answer while a member hangs that is in order otherwise
 */
public record LeaseTimes(Duration lease) {

    /**
     * What a lease lasts where nobody says otherwise. While a member that holds data hangs, its part of the leases can be renewed by nobody until the cluster has given it up: 20 s without heartbeat, which is looked for
     * every 2 s, and up to 5 s more for a copy that is not acknowledged; and the last renewal before may be 3 s old. So 30 s pass in which every owner is in order, and three quarters of this are longer.
     */
    public static final LeaseTimes DEFAULT = new LeaseTimes(Duration.ofSeconds(45));

    private static final Duration LONGEST_RENEWAL = Duration.ofSeconds(3);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(1);

    /** A renewal is due after a third, 3 s at most, less up to a tenth of that by chance. */
    long renewalNanos(double chance) {
        return (long) (Math.min(lease.toNanos() / 3, LONGEST_RENEWAL.toNanos()) * (1 - chance / 10));
    }

    /** A renewal that has failed is tried again. */
    Backoff retrying() {
        Duration tenth = lease.dividedBy(10);
        return new Backoff(Duration.ofMillis(50), tenth.compareTo(LONGEST_RETRY) < 0 ? tenth : LONGEST_RETRY);
    }

    /** Who has not renewed by now ends what the lease is held for. */
    long endingNanos() {
        return lease.toNanos() / 4 * 3;
    }

    /** The owner's end of the lease: earlier than that of others by what clocks may differ. */
    long endNanos() {
        return lease.toNanos() / 20 * 19;
    }

    /** The others' end of it. */
    long staleNanos() {
        return lease.toNanos();
    }
}
