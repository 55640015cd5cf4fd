package io.universe.cache.keeping;

import com.hazelcast.map.impl.record.Record;
import com.hazelcast.query.Predicate;
import com.hazelcast.query.impl.QueryableEntry;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.EntryForm;
import io.universe.cache.entry.EntryForm.Head;
import io.universe.cache.entry.Kind;
import io.universe.cache.keeping.Deadlines.Deadline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * One look at all entries of a namespace that this member owns, in one pass and without copying values: as a query that finds nothing. Never sent to another member. Hazelcast may call it on any thread, one at a time or several.
 */
final class Look implements Predicate<String, byte[]> {

    /** How many candidates are kept of each kind: those that were not read for the longest time. */
    static final int CANDIDATES = 10_000;

    /** In Hazelcast's heap data, the bytes of a {@code byte[]} come after its hash, its type and its length. */
    private static final int DATA_OFFSET = 12;

    private final transient String namespace;
    private final transient List<Deadline> deadlines = new ArrayList<>();
    private final transient Oldest values = new Oldest();
    private final transient Oldest memories = new Oldest();
    private transient long count;

    Look(String namespace) {
        this.namespace = namespace;
    }

    /**
     * What was seen.
     *
     * @param count of values
     * @param deadlines of values that have one
     * @param values that can give way, the least recently read first
     * @param memories that there was a value, the oldest first
     */
    record Seen(
            String namespace, long count, List<Deadline> deadlines, List<Candidate> values, List<Candidate> memories) {}

    synchronized Seen seen() {
        return new Seen(namespace, count, List.copyOf(deadlines), values.sorted(), memories.sorted());
    }

    @Override
    public boolean apply(Map.Entry<String, byte[]> entry) {
        QueryableEntry<String, byte[]> owned = (QueryableEntry<String, byte[]>) entry;
        byte[] data = owned.getValueData().toByteArray();
        try {
            see(owned, EntryForm.headOf(data, DATA_OFFSET));
        } catch (IllegalArgumentException unknown) { // a newer version of the platform has written it, and keeps it
            return false;
        }
        return false;
    }

    private synchronized void see(QueryableEntry<String, byte[]> owned, Head head) {
        Record<?> record = owned.getRecord();
        if (head.kind() == Kind.VALUE) {
            count++;
            values.offer(owned, head.version(), usedAt(record, head), record.getCost());
            if (head.until() != Entry.NEVER) {
                deadlines.add(new Deadline(namespace, owned.getKey(), head.version(), head.until()));
            }
        } else if (!head.isClaimed()) {
            memories.offer(owned, head.version(), millis(head), record.getCost());
        }
    }

    /** Reads are known to the second only, changes to the millisecond. */
    private static long usedAt(Record<?> record, Head head) {
        return Math.max(record.getLastAccessTime(), millis(head));
    }

    private static long millis(Head head) {
        return new Entry(head.kind(), head.version(), head.until(), null, new byte[0]).changedAtMillis();
    }

    /** The oldest of many. */
    private static final class Oldest {

        private final PriorityQueue<Candidate> youngestFirst = new PriorityQueue<>(
                Comparator.comparingLong(Candidate::atMillis).reversed());

        void offer(QueryableEntry<String, byte[]> owned, long version, long atMillis, long bytes) {
            if (youngestFirst.size() >= CANDIDATES) {
                if (youngestFirst.element().atMillis() <= atMillis) {
                    return;
                }
                youngestFirst.remove();
            }
            youngestFirst.add(new Candidate(owned.getKey(), version, atMillis, bytes));
        }

        List<Candidate> sorted() {
            List<Candidate> sorted = new ArrayList<>(youngestFirst);
            sorted.sort(Comparator.comparingLong(Candidate::atMillis));
            return sorted;
        }
    }
}
