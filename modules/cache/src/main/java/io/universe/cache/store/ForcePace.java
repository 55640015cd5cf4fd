package io.universe.cache.store;

/** When a namespace has to be forced next under {@link FsyncPolicy#INTERVAL}. Half of the bound is left for the fsync itself, and for those of other namespaces before it. Not thread-safe. */
final class ForcePace {

    private static final long NEVER = Long.MAX_VALUE;
    private static final long WAIT_NANOS = FsyncPolicy.BOUND.dividedBy(2).toNanos();

    private boolean isDue;
    private long dueNanos;

    /** Something was written. */
    void onWritten(long nowNanos) {
        if (!isDue) {
            isDue = true;
            dueNanos = nowNanos + WAIT_NANOS;
        }
    }

    /** All that was written has been forced. */
    void onForced() {
        isDue = false;
    }

    /** How long until it has to be forced: 0 when it is time, and the greatest number where nothing is unforced. */
    long nanosUntilForce(long nowNanos) {
        return isDue ? Math.max(0, dueNanos - nowNanos) : NEVER;
    }
}
