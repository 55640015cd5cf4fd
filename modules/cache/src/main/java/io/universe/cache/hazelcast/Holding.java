package io.universe.cache.hazelcast;

import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Kind;

/** What a data member has counted of one namespace: changes that it published, values that it owns. Safe from any thread. */
final class Holding {

    final Tally published = new Tally();
    /** Those that this member owns; about, after entries have moved, until they are counted. */
    final Estimate values = new Estimate();

    /** One entry of this member has become another. */
    void changed(Entry before, Entry after) {
        if (after.version() != before.version()) {
            published.count(after.changedAtMillis());
        }
        int more = isValue(after) - isValue(before);
        if (more != 0) {
            values.add(more);
        }
    }

    private static int isValue(Entry entry) {
        return entry.kind() == Kind.VALUE ? 1 : 0;
    }
}
