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

    /** After a member has gone, it takes a while until others own what it owned, and nobody says when. */
    private static final long UNSETTLED_MILLIS = 6_000;

    private static final long FRESH_UNSETTLED_MILLIS = 1_000;

    private int maxEntries = Integer.MAX_VALUE;
    private long lookedAtMillis;
    private boolean isLookWanted;
    private long movedAtMillis;
    private long tooMany;
    private long tooManyInLook;
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
        return nowMillis - lookedAtMillis >= freshMillis(nowMillis);
    }

    private long freshMillis(long nowMillis) {
        if (isLookWanted) {
            return SOON_MILLIS;
        }
        return nowMillis - movedAtMillis < UNSETTLED_MILLIS ? FRESH_UNSETTLED_MILLIS : FRESH_MILLIS;
    }

    /** What this member owns may be something else. */
    void moved(Set<UUID> members, long nowMillis) {
        others.keySet().retainAll(members);
        movedAtMillis = nowMillis;
        isLookWanted = true;
    }

    void lookSoon() {
        isLookWanted = true;
    }

    /** So many values are too many here; who gives way, a look is to say. */
    void tooMany(long count) {
        tooMany = count;
        isLookWanted |= count > 0;
    }

    /** A look begins: what it finds says who gives way of those that are too many by now. */
    void lookBegins() {
        tooManyInLook = tooMany;
    }

    /** How many are too many, once. */
    long takeTooMany() {
        long count = Math.min(tooMany, tooManyInLook);
        tooMany = 0;
        tooManyInLook = 0;
        return count;
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
