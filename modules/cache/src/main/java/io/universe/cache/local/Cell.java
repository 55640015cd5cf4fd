package io.universe.cache.local;

import io.universe.cache.entry.Entry;

/** The place of one key. The entry changes only under the lock of its key in the map; whether it was read is a hint. */
final class Cell {

    private static final long OVERHEAD_BYTES = 120;

    volatile Entry entry = Entry.UNTOUCHED;

    /** Since somebody last looked for one that has to give way. */
    volatile boolean isRead;

    /** When it is looked at next; {@link Entry#NEVER}. */
    long dueMillis = Entry.NEVER;

    static long size(String key, Entry entry) {
        return OVERHEAD_BYTES + 2L * key.length() + entry.value().length;
    }
}
