package io.universe.cache.hazelcast;

import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Kind;
import java.util.concurrent.atomic.AtomicLong;

/** What a data member has counted of one namespace: changes that it published, values that it owns. Safe from any thread. */
final class Holding {

    final Tally published = new Tally();
    private final AtomicLong values = new AtomicLong();

    /** One entry of this member has become another. */
    void changed(Entry before, Entry after) {
        if (after.version() != before.version()) {
            published.count(after.changedAtMillis());
        }
        int more = isValue(after) - isValue(before);
        if (more != 0) {
            values.addAndGet(more);
        }
    }

    /** The values that this member owns; about, after entries have moved, until they are counted. */
    long values() {
        return Math.max(0, values.get());
    }

    void valuesCounted(long count) {
        values.set(count);
    }

    private static int isValue(Entry entry) {
        return entry.kind() == Kind.VALUE ? 1 : 0;
    }
}
