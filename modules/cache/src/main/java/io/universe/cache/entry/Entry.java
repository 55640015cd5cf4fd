package io.universe.cache.entry;

import org.jspecify.annotations.Nullable;

/**
 * Everything there is about one key. Immutable; nobody changes the bytes.
 *
 * @param version grows with every change of what the key has, also over deletions; a claim changes nothing
 * @param until when a value or failure is over, or a memory of one is forgotten, in milliseconds since 1970; {@link #NEVER}
 * @param claim who loads it; null where nobody does
 * @param value the value or the failure, written down; empty for the other kinds
 */
@SuppressWarnings("ArrayRecordComponent") // large, and compared by nobody
public record Entry(
        Kind kind, long version, long until, @Nullable Claim claim, byte[] value) {

    /** No time comes after it. */
    public static final long NEVER = Long.MAX_VALUE;

    /** How long it is remembered that there was a value: who missed the news for longer has to compare all keys. */
    public static final long REMEMBERED_MILLIS = 60_000;

    private static final byte[] NOTHING = {};
    private static final long VERSIONS_PER_MILLI = 1_000;

    /** What every key has that nobody has touched. */
    public static final Entry UNTOUCHED = new Entry(Kind.NONE, 0, 0, null, NOTHING);

    /** Whether there is a value at this time. */
    public boolean isLive(long nowMillis) {
        return kind == Kind.VALUE && until > nowMillis;
    }

    /** Whether the failure of a loader is given to who asks at this time. */
    public boolean isFailed(long nowMillis) {
        return kind == Kind.FAILURE && until > nowMillis;
    }

    /** Whether there is a value whose time is over, of which nobody has been told yet. */
    public boolean isOverdue(long nowMillis) {
        return kind == Kind.VALUE && until <= nowMillis;
    }

    /** When nobody needs it any more, in milliseconds since 1970; {@link #NEVER}. */
    public long forgettableAt() {
        return claim == null ? until : Math.max(until, claim.until());
    }

    /** When it was changed last, about. */
    public long changedAtMillis() {
        return version / VERSIONS_PER_MILLI;
    }

    /** The next state of the key, without a claim. */
    Entry changed(Kind next, long nowMillis, long end, byte[] bytes) {
        return new Entry(next, Math.max(version + 1, nowMillis * VERSIONS_PER_MILLI), end, null, bytes);
    }

    /** The memory that there was a value, without a claim. */
    Entry gone(Kind how, long nowMillis) {
        return changed(how, nowMillis, nowMillis + REMEMBERED_MILLIS, NOTHING);
    }

    /** Nothing, at the same version. */
    Entry forgotten() {
        return new Entry(Kind.NONE, version, 0, null, NOTHING);
    }

    /** The same, loaded by nobody. */
    public Entry unclaimed() {
        return with(null);
    }

    Entry with(@Nullable Claim other) {
        return new Entry(kind, version, until, other, value);
    }

    /** Whether nobody could tell it from an untouched one at this time. */
    public boolean isForgettable(long nowMillis) {
        return (kind == Kind.NONE && claim == null) || forgettableAt() <= nowMillis;
    }
}
