package io.universe.cache.hazelcast;

import io.universe.cache.entry.Entry;

/** How long Hazelcast itself keeps an entry: somewhat longer than anybody needs it, so that what nobody sweeps goes in the end. */
final class PhysicalLife {

    /** Hazelcast's word for ever. */
    static final long FOR_EVER = 0;

    private static final long SLACK_MILLIS = 60_000;
    private static final long LONGEST_MILLIS = 50L * 365 * 24 * 3600 * 1000;

    private PhysicalLife() {}

    static long millis(Entry entry, long nowMillis) {
        long end = entry.forgettableAt();
        if (end == Entry.NEVER || end - nowMillis > LONGEST_MILLIS) {
            return FOR_EVER;
        }
        return Math.max(0, end - nowMillis) + SLACK_MILLIS;
    }
}
