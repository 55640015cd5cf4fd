package io.universe.cache.local;

import io.universe.cache.entry.Entry;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** The memories, in the cells of a namespace, that there was a value, and how they are forgotten before their time where there is no room. Safe from any thread. */
final class Memories {

    /** So long one stays in any case, unless there are more memories than values: a clock may step back. */
    private static final long YOUNG_MILLIS = 1_000;

    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong lookAtMillis = new AtomicLong();
    private final Map<String, Cell> cells;
    private final BiConsumer<String, Entry> onForgotten;

    Memories(Map<String, Cell> cells, BiConsumer<String, Entry> onForgotten) {
        this.cells = cells;
        this.onForgotten = onForgotten;
    }

    /** Counts them. */
    void changed(Entry before, Entry after) {
        int more = (isMemory(after) ? 1 : 0) - (isMemory(before) ? 1 : 0);
        if (more != 0) {
            count.addAndGet(more);
        }
    }

    private static boolean isMemory(Entry entry) {
        return switch (entry.kind()) {
            case DELETED, EXPIRED, EVICTED -> true;
            case NONE, VALUE, FAILURE -> false;
        };
    }

    /**
     * Forgets those that are old enough. To look through all cells takes a while, so that is done now and then only. None is forgotten within the millisecond in which it came to be: the next version of the key has to be a higher one.
     *
     * @return whether there was one
     */
    boolean forget(long nowMillis, int values) {
        boolean isCrowded = count.get() > values;
        long due = lookAtMillis.get();
        boolean isDue = nowMillis >= due || (isCrowded && nowMillis > due - YOUNG_MILLIS);
        if (count.get() == 0 || !isDue || !lookAtMillis.compareAndSet(due, nowMillis + YOUNG_MILLIS)) {
            return false;
        }
        long before = isCrowded ? nowMillis : nowMillis - YOUNG_MILLIS;
        int had = count.get();
        cells.forEach((key, cell) -> {
            if (isMemory(cell.entry)) {
                cells.computeIfPresent(key, (ignored, place) -> isKept(key, place, before) ? place : null);
            }
        });
        return count.get() < had;
    }

    private boolean isKept(String key, Cell place, long before) {
        Entry entry = place.entry;
        if (!isMemory(entry) || entry.claim() != null || entry.changedAtMillis() >= before) {
            return true;
        }
        onForgotten.accept(key, entry);
        return false;
    }
}
