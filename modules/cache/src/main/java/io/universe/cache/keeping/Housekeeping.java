package io.universe.cache.keeping;

import io.universe.cache.entry.Entry;
import io.universe.cache.hazelcast.Premises;
import io.universe.cache.keeping.Deadlines.Deadline;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has to be done to the entries of one member: which values expire, which give way, what is to be looked at. Without clock, thread and cluster; owned by the keeper's thread. Each round does some of it only.
 */
final class Housekeeping {

    /** How much one round does at most. */
    static final int PER_ROUND = 1_000;

    /** Who missed the news that a value has gone hears of it for so long at least, however little room there is. */
    private static final long REMEMBERED_MILLIS = 1_000;

    private final Premises premises;
    private final Effects effects;
    private final Deadlines deadlines = new Deadlines();
    private final Map<String, Namespace> namespaces = new HashMap<>();
    private Map<String, Long> bytes = Map.of();

    Housekeeping(Premises premises, Effects effects) {
        this.premises = premises;
        this.effects = effects;
    }

    /** What the catalogue allows each namespace. */
    void onCatalogue(Map<String, Integer> maxEntries) {
        maxEntries.forEach((name, most) -> namespace(name).allow(most));
    }

    void onDeadline(Deadline deadline) {
        deadlines.set(deadline);
    }

    /** Deadlines came faster than they could be heard: looks find them. */
    void onOverrun() {
        namespaces.values().forEach(Namespace::lookSoon);
    }

    /** What each namespace takes in this process, since that mark of its room. */
    void onMeasured(Map<String, Long> measured, long mark) {
        bytes = Map.copyOf(measured);
        long sum = measured.values().stream().mapToLong(Long::longValue).sum();
        premises.room().measured(sum, mark);
    }

    /** Ownership has changed, so nothing is known any more. */
    void onMoved(Set<UUID> dataMembers, long nowMillis) {
        namespaces.values().forEach(namespace -> namespace.moved(dataMembers, nowMillis));
    }

    /** Those of one namespace were looked at, since that mark of what the premises count. */
    void onLooked(Look.Seen seen, long mark, long nowMillis) {
        Namespace namespace = namespace(seen.namespace());
        namespace.looked(seen, nowMillis);
        premises.valuesCounted(seen.namespace(), seen.count(), mark);
        seen.deadlines().forEach(deadlines::set);
        shrink(seen.namespace(), namespace);
    }

    /** Another member says how many values it owns. Who has a part of what is too many, gives it up: when all are asked next, this has been done. */
    void onOthers(UUID member, Map<String, Long> values) {
        values.forEach((name, count) -> namespace(name).others(member, count));
        namespaces.forEach(this::count);
    }

    /** Where there is no other member, nobody answers. */
    void onAlone() {
        namespaces.values().forEach(namespace -> namespace.onlyThese(Set.of()));
        if (effects.underWay() == 0) {
            namespaces.forEach(this::count);
        }
    }

    private void count(String name, Namespace namespace) {
        long own = premises.values(name);
        namespace.tooMany(Shares.excess(namespace.maxEntries(), own, own + namespace.ofOthers()));
    }

    private void shrink(String name, Namespace namespace) {
        for (long left = namespace.takeTooMany(); left > 0; left--) {
            Candidate next = namespace.values().poll();
            if (next == null) {
                return;
            }
            effects.evict(name, next.key(), next.version());
        }
    }

    /** Does what is due. */
    void round(long nowMillis) {
        for (Deadline due : deadlines.due(nowMillis, PER_ROUND)) {
            effects.expire(due.namespace(), due.key(), due.version());
        }
        if (premises.room().isNearlyFull() && effects.underWay() == 0) {
            relieve(nowMillis);
        }
    }

    /** What the largest namespace remembers goes first, since nobody misses it, then what was not read for the longest time. */
    private void relieve(long nowMillis) {
        long toFree =
                Shares.bytesToFree(true, premises.room().used(), premises.room().max());
        Optional<String> largest = Shares.largest(bytes);
        if (largest.isEmpty()) {
            return;
        }
        Namespace namespace = namespace(largest.get());
        int most = PER_ROUND;
        while (toFree > 0 && most-- > 0) {
            Candidate memory = namespace.memories().peek();
            boolean isMemory = memory != null && memory.atMillis() <= nowMillis - REMEMBERED_MILLIS;
            Candidate next =
                    isMemory ? namespace.memories().poll() : namespace.values().poll();
            if (next == null) {
                namespace.lookSoon();
                return;
            }
            giveUp(largest.get(), next, isMemory);
            toFree -= next.bytes();
        }
    }

    private void giveUp(String name, Candidate candidate, boolean isMemory) {
        if (isMemory) {
            effects.forget(name, candidate.key(), candidate.version());
        } else {
            effects.evict(name, candidate.key(), candidate.version());
        }
    }

    /** The namespace that is looked at from now on; null where none is due. */
    @Nullable
    String nextLook(long nowMillis) {
        premises.namespaces().forEach(this::namespace);
        for (Map.Entry<String, Namespace> entry : namespaces.entrySet()) {
            if (entry.getValue().isLookDue(nowMillis)) {
                entry.getValue().lookBegins();
                return entry.getKey();
            }
        }
        return null;
    }

    /** How long nothing has to be done, if nothing happens; this long at most. */
    long pauseMillis(long nowMillis, long most) {
        long next = deadlines.next();
        return next == Entry.NEVER ? most : Math.max(0, Math.min(most, next - nowMillis));
    }

    private Namespace namespace(String name) {
        return namespaces.computeIfAbsent(name, ignored -> new Namespace());
    }
}
