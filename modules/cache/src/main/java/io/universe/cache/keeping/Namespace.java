package io.universe.cache.keeping;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the keeper knows of one namespace. Owned by the keeper's thread. */
final class Namespace {

    private static final long MILLI = 1_000_000;
    private static final long FRESH_NANOS = 10_000 * MILLI;
    private static final long SOON_NANOS = 200 * MILLI;

    /** What it has just got from another member, may be overdue already. */
    private static final long GAINED_NANOS = 30 * MILLI;

    /** After a member has gone, it takes a while until others own what it owned. */
    private static final long UNSETTLED_NANOS = 6_000 * MILLI;

    private static final long FRESH_UNSETTLED_NANOS = 1_000 * MILLI;

    private int maxEntries = Integer.MAX_VALUE;
    private boolean isPersisted = true;
    private boolean isLooked;
    private long seenCount = 1;
    private boolean isMoved;
    private boolean isLookWanted;
    private boolean isGained;
    private long lookedAtNanos;
    private long movedAtNanos;
    private long tooMany;
    private long tooManyInLook;
    private final Map<UUID, Long> others = new HashMap<>();
    private final Deque<Candidate> values = new ArrayDeque<>();
    private final Deque<Candidate> memories = new ArrayDeque<>();

    int maxEntries() {
        return maxEntries;
    }

    /** Whether it is kept on disk; so as long as nobody has said that it is not. */
    boolean isPersisted() {
        return isPersisted;
    }

    void allow(Allowed allowed) {
        maxEntries = allowed.maxEntries();
        isPersisted = allowed.isPersisted();
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

    /** Also where it has failed. */
    void looked(long nowNanos) {
        isLooked = true;
        lookedAtNanos = nowNanos;
    }

    /** Whether the last look has found nothing. */
    boolean isSeenEmpty() {
        return isLooked && seenCount == 0 && memories.isEmpty();
    }

    void saw(Look.Seen seen) {
        seenCount = seen.count();
        values.clear();
        values.addAll(seen.values());
        memories.clear();
        memories.addAll(seen.memories());
    }

    /** Since when a look is due, for comparison with others only; negative where none is. */
    long overdueNanos(long nowNanos) {
        return isLooked ? nowNanos - lookedAtNanos - freshNanos(nowNanos) : Long.MAX_VALUE;
    }

    private long freshNanos(long nowNanos) {
        if (isGained) {
            return GAINED_NANOS;
        } else if (isLookWanted) {
            return SOON_NANOS;
        }
        return isMoved && nowNanos - movedAtNanos < UNSETTLED_NANOS ? FRESH_UNSETTLED_NANOS : FRESH_NANOS;
    }

    /** What this member owns may be something else. */
    void moved(Set<UUID> members, long nowNanos) {
        others.keySet().retainAll(members);
        isMoved = true;
        movedAtNanos = nowNanos;
        isLookWanted = true;
    }

    /** This member owns more than before. */
    void gained() {
        isGained = true;
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
        isLookWanted = false;
        isGained = false;
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
