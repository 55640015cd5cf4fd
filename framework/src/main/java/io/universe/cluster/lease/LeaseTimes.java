package io.universe.cluster.lease;

import java.time.Duration;

/**
 * How long a lease lasts, and what follows from that. All of its times are counted from the start of the last renewal that succeeded, on the clock of whoever counts.
 *
 * @param lease for which others leave a record alone that they see unchanged
 */
public record LeaseTimes(Duration lease) {

    /** What a lease lasts where nobody says otherwise. */
    public static final LeaseTimes DEFAULT = new LeaseTimes(Duration.ofSeconds(10));

    /** A renewal is due after a third, less up to a tenth of that by chance. */
    long renewalNanos(double chance) {
        return (long) (lease.toNanos() / 3.0 * (1 - chance / 10));
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
