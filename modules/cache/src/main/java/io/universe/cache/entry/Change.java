package io.universe.cache.entry;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What watchers are told of.
 *
 * @param kind VALUE for one that was set, DELETED, EXPIRED, EVICTED
 * @param old the entry that had the value before; null where there was none
 * @param current the entry that has the value now; null unless the kind is VALUE
 * @param version that the key has by it
 */
public record Change(
        Kind kind, @Nullable Entry old, @Nullable Entry current, long version) {

    /** What has happened from one entry to the next: mostly one thing, two where a value was overdue when something else came, nothing for a claim. */
    public static List<Change> between(Entry before, Entry after) {
        List<Change> changes = new ArrayList<>(1);
        if (after.version() <= before.version()) {
            return changes;
        }
        boolean wasValue = before.kind() == Kind.VALUE;
        boolean hadExpired = wasValue && before.until() <= after.changedAtMillis();
        if (hadExpired || (wasValue && after.kind() == Kind.FAILURE)) {
            changes.add(new Change(Kind.EXPIRED, before, null, before.version()));
        }
        boolean isValueBefore = wasValue && !hadExpired;
        if (after.kind() == Kind.VALUE) {
            changes.add(new Change(Kind.VALUE, isValueBefore ? before : null, after, after.version()));
        } else if (isValueBefore && after.kind() != Kind.FAILURE && after.kind() != Kind.NONE) {
            changes.add(new Change(after.kind(), before, null, after.version()));
        }
        return changes;
    }
}
