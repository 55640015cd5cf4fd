package io.universe.cache.hazelcast;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much all entries of one process take, copies included, and how much they may. Measured now and then by the keeper, and kept up in between by whatever changes entries. Safe from any thread.
 */
public final class Room {

    /** What an entry takes in Hazelcast beside its key and its bytes, about. */
    static final long OVERHEAD_BYTES = 200;

    private static final long NEAR_PERCENT = 90;

    private final Estimate used = new Estimate();
    private final AtomicLong refused = new AtomicLong();
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

    /** The mark to be taken before it is measured what they really take. */
    public long mark() {
        return used.mark();
    }

    /** This is what they really took, at about the time of that mark. */
    public void measured(long bytes, long mark) {
        used.measured(bytes, mark);
    }

    /** Whether it is time for something to give way: also where a value was refused that is large. */
    public boolean isNearlyFull() {
        return used.get() >= max / 100 * NEAR_PERCENT || refused.get() > 0;
    }

    /** How much has to give way for the largest value that was refused since this was asked last; 0 for none. */
    public long takeRefused() {
        long more = refused.getAndSet(0);
        return more == 0 ? 0 : Math.max(0, used.get() - (max - more));
    }

    /** Whether there is room for so much more. What takes no more always has. A refusal is remembered, unless nothing could make room. */
    boolean fits(long more) {
        if (more <= 0 || used.get() <= max - more) {
            return true;
        }
        if (more <= max) {
            refused.accumulateAndGet(more, Math::max);
        }
        return false;
    }

    void taken(long more) {
        used.add(more);
    }
}
