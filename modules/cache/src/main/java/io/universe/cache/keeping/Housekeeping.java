package io.universe.cache.keeping;

import io.universe.cache.entry.Entry;
import io.universe.cache.hazelcast.Premises;
import io.universe.cache.keeping.Deadlines.Deadline;
import java.util.HashMap;
import java.util.Map;
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
    void onCatalogue(Map<String, Allowed> allowed) {
        allowed.forEach((name, options) -> namespace(name).allow(options));
    }

    /** These are all that are in use: of the others nothing is kept, when nothing is left of them. */
    void onWholeCatalogue(Map<String, Allowed> allowed) {
        onCatalogue(allowed);
        namespaces.entrySet().removeIf(entry -> {
            String name = entry.getKey();
            boolean isOver = !allowed.containsKey(name) && entry.getValue().isSeenEmpty() && !bytes.containsKey(name);
            if (isOver) {
                premises.forget(name);
            }
            return isOver;
        });
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
        bytes = new HashMap<>(measured);
        bytes.values().removeIf(taken -> taken == 0);
        long sum = measured.values().stream().mapToLong(Long::longValue).sum();
        premises.room().measured(sum, mark);
    }

    /** Ownership has changed, so nothing is known any more. */
    void onMoved(Set<UUID> dataMembers, long nowNanos) {
        namespaces.values().forEach(namespace -> namespace.moved(dataMembers, nowNanos));
    }

    /** This member owns what another one did: what is overdue of it, nobody sees to. */
    void onGained() {
        premises.namespaces().forEach(this::namespace);
        namespaces.values().forEach(Namespace::gained);
    }

    /** Those of one namespace were looked at, since that mark of what the premises count. */
    void onLooked(Look.Seen seen, long mark, long nowNanos) {
        Namespace namespace = namespace(seen.namespace());
        namespace.looked(nowNanos);
        namespace.saw(seen);
        premises.valuesCounted(seen.namespace(), seen.count(), mark);
        seen.deadlines().forEach(deadlines::set);
        shrink(seen.namespace(), namespace);
    }

    /** They could not be looked at: others have their turn first. */
    void onLookFailed(String name, long nowNanos) {
        namespace(name).looked(nowNanos);
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

    /** Largest first. One of which this member owns values is looked at before others give way instead. */
    private void relieve(long nowMillis) {
        long toFree = Math.max(
                premises.room().takeRefused(),
                Shares.bytesToFree(true, premises.room().used(), premises.room().max()));
        for (String name : Shares.largestFirst(bytes)) {
            Namespace namespace = namespace(name);
            toFree -= relieve(name, namespace, toFree, nowMillis);
            if (toFree <= 0) {
                return;
            }
            namespace.lookSoon();
            if (premises.values(name) > 0) {
                return;
            }
        }
    }

    /** What a namespace remembers goes first, since nobody misses it but a disk that has not heard yet, then what was not read for the longest time. */
    private long relieve(String name, Namespace namespace, long toFree, long nowMillis) {
        long freed = 0;
        for (int left = PER_ROUND; freed < toFree && left > 0; left--) {
            boolean isMemory = isForgettable(namespace, nowMillis);
            Candidate next =
                    isMemory ? namespace.memories().poll() : namespace.values().poll();
            if (next == null) {
                return freed;
            }
            giveUp(name, next, isMemory);
            freed += next.bytes();
        }
        return Math.max(freed, toFree);
    }

    private static boolean isForgettable(Namespace namespace, long nowMillis) {
        Candidate oldest = namespace.memories().peek();
        return !namespace.isPersisted() && oldest != null && oldest.atMillis() <= nowMillis - REMEMBERED_MILLIS;
    }

    private void giveUp(String name, Candidate candidate, boolean isMemory) {
        if (isMemory) {
            effects.forget(name, candidate.key(), candidate.version());
        } else {
            effects.evict(name, candidate.key(), candidate.version());
        }
    }

    /** The namespace that is looked at from now on, the one that has waited for the longest time; null where none is due. */
    @Nullable
    String nextLook(long nowNanos) {
        premises.namespaces().forEach(this::namespace);
        String next = null;
        long most = -1;
        for (Map.Entry<String, Namespace> entry : namespaces.entrySet()) {
            long overdueNanos = entry.getValue().overdueNanos(nowNanos);
            if (overdueNanos > most) {
                most = overdueNanos;
                next = entry.getKey();
            }
        }
        if (next != null) {
            namespace(next).lookBegins();
        }
        return next;
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
