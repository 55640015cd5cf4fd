package io.universe.cache.hazelcast;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many changes there were in each slice of time. The slice follows from the change itself, from the time in its version, so that who publishes changes and who hears of them count the same. Safe from any thread.
 */
final class Tally {

    /** How long a slice is. */
    static final long SLICE_MILLIS = 2_000;

    private final Map<Long, LongAdder> slices = new ConcurrentHashMap<>();

    /** The slice that this time, in milliseconds since 1970, is in. */
    static long slice(long millis) {
        return Math.floorDiv(millis, SLICE_MILLIS);
    }

    void count(long changedAtMillis) {
        slices.computeIfAbsent(slice(changedAtMillis), slice -> new LongAdder()).increment();
    }

    long in(long slice) {
        LongAdder count = slices.get(slice);
        return count == null ? 0 : count.sum();
    }

    void forgetBefore(long slice) {
        slices.keySet().removeIf(old -> old < slice);
    }
}
