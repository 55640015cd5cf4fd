package io.universe.cache.node;

import java.util.Optional;

/** Whether the heap of a process that holds data has room for what the cache may take in it. Pure. */
final class HeapNeed {

    private static final long MEGABYTE = 1 << 20;

    /** What a process takes that caches nothing. */
    private static final long REST_BYTES = 64 * MEGABYTE;

    private HeapNeed() {}

    /** What is to be said of it; empty where it is enough. Entries that move and are copied are there twice for a while. */
    static Optional<String> warning(long maxSizeBytes, long heapBytes) {
        long needed = REST_BYTES + 2 * Math.min(maxSizeBytes, Long.MAX_VALUE / 4);
        if (heapBytes >= needed) {
            return Optional.empty();
        }
        return Optional.of("cache.maxSize is " + megabytes(maxSizeBytes) + " MB, but the heap of this process has "
                + megabytes(heapBytes) + " MB: it may run out of memory; set cache.maxSize to "
                + Math.max(0, megabytes((heapBytes - REST_BYTES) / 2)) + " MB or less, or give it -Xmx"
                + (needed + MEGABYTE - 1) / MEGABYTE + "m");
    }

    private static long megabytes(long bytes) {
        return bytes / MEGABYTE;
    }
}
