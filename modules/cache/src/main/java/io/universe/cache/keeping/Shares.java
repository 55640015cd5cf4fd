package io.universe.cache.keeping;

import java.util.List;
import java.util.Map;

/** How much has to give way, and where. Pure. */
final class Shares {

    /** Down to here what gives way makes room, so that it is not done all the time. */
    private static final long RELIEVED_PERCENT = 80;

    private Shares() {}

    /**
     * How many values this member has to give up, so that all of them together do what the namespace allows: its part of what is too much, rounded up.
     *
     * @param own the values that this member owns
     * @param total the values of all members
     */
    static long excess(long maxEntries, long own, long total) {
        long tooMany = total - maxEntries;
        if (tooMany <= 0 || own <= 0) {
            return 0;
        }
        return Math.min(own, (tooMany * own + total - 1) / total);
    }

    /** How many bytes have to give way. */
    static long bytesToFree(boolean isNearlyFull, long used, long max) {
        return isNearlyFull ? Math.max(0, used - max / 100 * RELIEVED_PERCENT) : 0;
    }

    /** The namespaces that take anything, the one that takes the most first. */
    static List<String> largestFirst(Map<String, Long> bytes) {
        return bytes.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }
}
