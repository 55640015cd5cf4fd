package io.universe.cache.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Kind;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ObjLongConsumer;

/**
 * What a data member knows of the entries that it holds. One for each Hazelcast instance, in its user context, where the operations on entries find it. Safe from any thread: partitions write, the keeper and questions of other members read.
 */
public final class Premises {

    private static final String KEY = "io.universe.cache.premises";
    private static final Attendant NOBODY = new Attendant() {
        @Override
        public void onDeadline(String namespace, String key, long version, long untilMillis) {}

        @Override
        public void onPressure() {}
    };

    private final Map<String, Holding> holdings = new ConcurrentHashMap<>();
    private final Room room = new Room();
    private volatile Attendant attendant = NOBODY;

    /** Those of this instance. */
    public static Premises of(HazelcastInstance instance) {
        return (Premises) instance.getUserContext().computeIfAbsent(KEY, key -> new Premises());
    }

    /** How much entries take and may take. */
    public Room room() {
        return room;
    }

    /** Has somebody see to things from now on, instead of whoever did. */
    public void attend(Attendant newcomer) {
        attendant = newcomer;
    }

    /** Nobody sees to things any more. */
    public void abandon() {
        attendant = NOBODY;
    }

    /** The namespaces of which this member has changed anything. */
    public Set<String> namespaces() {
        return Set.copyOf(holdings.keySet());
    }

    /** The namespace was destroyed, and this member holds nothing of it any more. */
    public void forget(String namespace) {
        holdings.remove(namespace);
    }

    /** The values of a namespace that this member owns, about. */
    public long values(String namespace) {
        Holding holding = holdings.get(namespace);
        return holding == null ? 0 : holding.values.get();
    }

    /** The mark to be taken before values are counted. */
    public long mark(String namespace) {
        return holding(namespace).values.mark();
    }

    /** So many values were found when all were looked at, at about the time of that mark. */
    public void valuesCounted(String namespace, long count, long mark) {
        holding(namespace).values.measured(count, mark);
    }

    Holding holding(String namespace) {
        return holdings.computeIfAbsent(namespace, name -> new Holding());
    }

    void forEachNamespace(ObjLongConsumer<String> visitor) {
        holdings.forEach((name, holding) -> visitor.accept(name, holding.values.get()));
    }

    /** One entry that this member owns has become another, by so many bytes larger. */
    void changed(String namespace, String key, Entry before, Entry after, long more) {
        holding(namespace).changed(before, after);
        if (isTimed(before) || isTimed(after)) {
            attendant.onDeadline(namespace, key, after.version(), isTimed(after) ? after.until() : Entry.NEVER);
        }
        taken(more);
    }

    /** Whether there is room for so much more; where there is none, something is to give way at once. */
    boolean fits(long more) {
        boolean fits = room.fits(more);
        if (!fits) {
            attendant.onPressure();
        }
        return fits;
    }

    /** Something that this member holds has grown by so many bytes. */
    void taken(long more) {
        room.taken(more);
        if (more > 0 && room.isNearlyFull()) {
            attendant.onPressure();
        }
    }

    private static boolean isTimed(Entry entry) {
        return entry.kind() == Kind.VALUE && entry.until() != Entry.NEVER;
    }
}
