package io.universe.cache.front;

/**
 * What holds for all caches of a node.
 *
 * @param maxValueBytes how large one value may be, written down
 * @param leaseMillis how long a load is left alone when nothing is heard of it
 */
public record FrontOptions(int maxValueBytes, long leaseMillis) {

    /** 1 MB, and 10 s. */
    public static final FrontOptions DEFAULTS = new FrontOptions(1 << 20, 10_000);

    /** Refuses what cannot be. */
    public FrontOptions {
        if (maxValueBytes < 1) {
            throw new IllegalArgumentException("maxValueBytes must be 1 or more, got " + maxValueBytes);
        }
        if (leaseMillis < 3) {
            throw new IllegalArgumentException("leaseMillis must be 3 or more, got " + leaseMillis);
        }
    }
}
