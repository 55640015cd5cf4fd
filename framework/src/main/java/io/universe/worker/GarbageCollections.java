package io.universe.worker;

import java.lang.management.GarbageCollectorMXBean;
import java.util.List;

/**
 * What the garbage collectors of a JVM have done, since its start or in between.
 *
 * @param incremental collections of the young generation, or of a part of the heap
 * @param full collections of the old generation, or of the whole heap
 * @param pauseMillis how long the application stood still
 */
record GarbageCollections(long incremental, long full, long pauseMillis) {

    /** Before the first one. */
    static final GarbageCollections NONE = new GarbageCollections(0, 0, 0);

    /** Since the start of the JVM. */
    static GarbageCollections of(List<GarbageCollectorMXBean> collectors) {
        GarbageCollections sum = NONE;
        for (GarbageCollectorMXBean collector : collectors) {
            sum = sum.plus(of(collector.getName(), collector.getCollectionCount(), collector.getCollectionTime()));
        }
        return sum;
    }

    /**
     * Of one collector; negative figures are unknown. Concurrent collectors report twice: their cycles, in which the application goes on,
     * and the pauses within them.
     */
    static GarbageCollections of(String name, long count, long millis) {
        long collections = name.endsWith("Pauses") ? 0 : Math.max(0, count);
        long pauseMillis = name.endsWith("Cycles") ? 0 : Math.max(0, millis);
        return isFull(name)
                ? new GarbageCollections(0, collections, pauseMillis)
                : new GarbageCollections(collections, 0, pauseMillis);
    }

    private static boolean isFull(String name) {
        return name.contains("Old") || name.contains("MarkSweep") || name.contains("Major");
    }

    long all() {
        return incremental + full;
    }

    GarbageCollections plus(GarbageCollections other) {
        return new GarbageCollections(
                incremental + other.incremental, full + other.full, pauseMillis + other.pauseMillis);
    }

    GarbageCollections minus(GarbageCollections earlier) {
        return new GarbageCollections(
                incremental - earlier.incremental, full - earlier.full, pauseMillis - earlier.pauseMillis);
    }
}
