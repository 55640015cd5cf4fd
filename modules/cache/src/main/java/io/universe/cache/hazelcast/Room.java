package io.universe.cache.hazelcast;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much all entries of one process take, copies included, and how much they may. Measured now and then by the keeper, and kept up in between by whatever changes entries. Safe from any thread.
 */
public final class Room {

    /** What an entry takes in Hazelcast beside its key and its bytes, about. */
    static final long OVERHEAD_BYTES = 200;

    private static final long NEAR_PERCENT = 90;

    private final AtomicLong used = new AtomicLong();
    private volatile long max = Long.MAX_VALUE;

    /** Says what they may take; there is no bound before. */
    public void limit(long maxBytes) {
        max = maxBytes;
    }

    /** What they may take; Long.MAX_VALUE for no bound. */
    public long max() {
        return max;
    }

    /** What they take. */
    public long used() {
        return used.get();
    }

    /** This is what they really take. */
    public void measured(long bytes) {
        used.set(bytes);
    }

    /** Whether it is time for something to give way. */
    public boolean isNearlyFull() {
        return used.get() >= max / 100 * NEAR_PERCENT;
    }

    /** Whether there is room for so much more. What takes no more always has. */
    boolean fits(long more) {
        return more <= 0 || used.get() <= max - more;
    }

    void taken(long more) {
        used.addAndGet(more);
    }
}
