package io.universe.cache.store;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Ranges of keys in which something could not be read; none overlaps another. */
final class LostRanges {

    /** From the lowest key, which is part of the range, to the one behind its end, where there is one. */
    private final TreeMap<String, Optional<String>> ranges = new TreeMap<>();

    private String reason = "";

    /** Null is no bound. */
    void add(@Nullable String low, @Nullable String high, String why) {
        if (ranges.isEmpty()) {
            reason = why;
        }
        ranges.put(low == null ? "" : low, Optional.ofNullable(high));
    }

    /** All keys there can be. */
    static LostRanges all(String why) {
        LostRanges all = new LostRanges();
        all.add(null, null, why);
        return all;
    }

    boolean contains(String key) {
        Map.Entry<String, Optional<String>> range = ranges.floorEntry(key);
        return range != null
                && range.getValue().map(high -> key.compareTo(high) < 0).orElse(true);
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** What was wrong first. */
    String reason() {
        return reason;
    }
}
