package io.universe.cache.keeping;

import io.universe.cache.entry.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** When which value is over, the next one first. Owned by the keeper's thread. */
final class Deadlines {

    /** How many deadlines that hold no longer may be in the queue, beside as many as hold. */
    private static final int STALE = 1_000;

    /** One value of one key. */
    record Deadline(String namespace, String key, long version, long untilMillis) implements Comparable<Deadline> {

        @Override
        public int compareTo(Deadline other) {
            return Long.compare(untilMillis, other.untilMillis);
        }
    }

    private record Place(String namespace, String key) {}

    private final Map<Place, Deadline> current = new HashMap<>();
    private final PriorityQueue<Deadline> queue = new PriorityQueue<>();

    /** The key has this deadline from now on, unless a later version is known already; {@link Entry#NEVER} for none. */
    void set(Deadline deadline) {
        Place place = new Place(deadline.namespace(), deadline.key());
        Deadline known = current.get(place);
        if (known != null && known.version() > deadline.version()) {
            return;
        } else if (deadline.untilMillis() == Entry.NEVER) {
            current.remove(place);
        } else if (!deadline.equals(known)) {
            current.put(place, deadline);
            queue.add(deadline);
        }
        if (queue.size() > 2 * current.size() + STALE) {
            queue.clear();
            queue.addAll(current.values());
        }
    }

    /** Takes what is over at this time, so many at most. */
    List<Deadline> due(long nowMillis, int most) {
        List<Deadline> due = new ArrayList<>();
        while (due.size() < most && next() <= nowMillis) {
            Deadline deadline = queue.remove();
            current.remove(new Place(deadline.namespace(), deadline.key()));
            due.add(deadline);
        }
        return due;
    }

    /** When the next one is; {@link Entry#NEVER} where there is none. */
    long next() {
        while (!queue.isEmpty() && isStale(queue.element())) {
            queue.remove();
        }
        return queue.isEmpty() ? Entry.NEVER : queue.element().untilMillis();
    }

    private boolean isStale(Deadline deadline) {
        return !deadline.equals(current.get(new Place(deadline.namespace(), deadline.key())));
    }

    int size() {
        return current.size();
    }
}
