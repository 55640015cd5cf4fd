package io.universe.cache.hazelcast;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Which slices of each member's changes one follower has compared with what it heard. Owned by the clockwork's thread. */
final class Reckoning {

    private final Map<UUID, Long> comparedTo = new HashMap<>();

    /**
     * Whether less was heard than the member has published, in slices that were not compared yet. What was published before the member answered for the first time may have come before the follower listened.
     */
    boolean isShort(UUID member, Counts counts, String namespace, Tally heard) {
        long last = counts.lastSlice();
        Long before = comparedTo.put(member, last);
        if (before == null) {
            comparedTo.put(member, Tally.slice(counts.nowMillis()));
            return false;
        }
        if (before > last) {
            comparedTo.put(member, before);
            return false;
        }
        long[] published = counts.of(namespace).published();
        long first = counts.firstSlice();
        boolean isShort = false;
        for (long slice = Math.max(before + 1, first); slice <= last; slice++) {
            isShort |= heard.in(slice) < published[(int) (slice - first)];
        }
        heard.forgetBefore(first);
        return isShort;
    }

    void forget(UUID member) {
        comparedTo.remove(member);
    }
}
