package io.universe.cache.keeping;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the keeper knows of one namespace. Owned by the keeper's thread. */
final class Namespace {

    private static final long FRESH_MILLIS = 10_000;
    private static final long SOON_MILLIS = 200;

    private int maxEntries = Integer.MAX_VALUE;
    private long lookedAtMillis;
    private boolean isLookWanted;
    private final Map<UUID, Long> others = new HashMap<>();
    private final Deque<Candidate> values = new ArrayDeque<>();
    private final Deque<Candidate> memories = new ArrayDeque<>();

    int maxEntries() {
        return maxEntries;
    }

    void allow(int entries) {
        maxEntries = entries;
    }

    void others(UUID member, long count) {
        others.put(member, count);
    }

    void onlyThese(Set<UUID> members) {
        others.keySet().retainAll(members);
    }

    long ofOthers() {
        return others.values().stream().mapToLong(Long::longValue).sum();
    }

    void looked(Look.Seen seen, long nowMillis) {
        lookedAtMillis = nowMillis;
        isLookWanted = false;
        values.clear();
        values.addAll(seen.values());
        memories.clear();
        memories.addAll(seen.memories());
    }

    boolean isLookDue(long nowMillis) {
        return nowMillis - lookedAtMillis >= (isLookWanted ? SOON_MILLIS : FRESH_MILLIS);
    }

    void lookSoon() {
        isLookWanted = true;
    }

    /** Values that can give way, the least recently read first. */
    Deque<Candidate> values() {
        return values;
    }

    /** Memories that can be forgotten, the oldest first. */
    Deque<Candidate> memories() {
        return memories;
    }
}
