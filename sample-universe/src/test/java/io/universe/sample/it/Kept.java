package io.universe.sample.it;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What may be in a namespace by what its writers have written down: of each key the outcome of the last change that was acknowledged, or of a later one, which was under way. Right where each key has one writer, who does one thing after the
 * other.
 *
 * @param changes of each key, the first one first
 * @param acknowledged the numbers of changes
 */
record Kept(Map<String, List<Ledger.Line>> changes, Set<String> acknowledged) {

    static Kept in(Ledger ledger, String namespace) {
        List<Ledger.Line> lines = ledger.lines().stream()
                .filter(line -> Set.of("SET", "DEL", "ACK").contains(line.kind()))
                .filter(line -> line.namespace().equals(namespace))
                .toList();
        Map<String, List<Ledger.Line>> changes = lines.stream()
                .filter(line -> !line.kind().equals("ACK"))
                .sorted(Comparator.comparingLong(Ledger.Line::nanos))
                .collect(Collectors.groupingBy(Ledger.Line::key, TreeMap::new, Collectors.toList()));
        Set<String> acknowledged = lines.stream()
                .filter(line -> line.kind().equals("ACK"))
                .map(Ledger.Line::token)
                .collect(Collectors.toCollection(HashSet::new));
        return new Kept(changes, acknowledged);
    }

    /** How many changes were acknowledged. */
    int size() {
        return acknowledged.size();
    }

    /** A line for each key that has what it cannot have. */
    List<String> wrong(JsonObject states) {
        Collection<String> keys = new TreeSet<>(changes.keySet());
        keys.addAll(states.fieldNames());
        List<String> wrong = new ArrayList<>();
        for (String key : keys) {
            describe(key, states.getLong(key)).ifPresent(wrong::add);
        }
        return wrong;
    }

    private Optional<String> describe(String key, @Nullable Long found) {
        List<Ledger.Line> all = changes.getOrDefault(key, List.of());
        int last = lastAcknowledged(all);
        List<Optional<Long>> possible = new ArrayList<>();
        if (last < 0) {
            possible.add(Optional.empty());
        }
        all.subList(Math.max(0, last), all.size()).forEach(change -> possible.add(outcome(change)));
        return possible.contains(Optional.ofNullable(found))
                ? Optional.empty()
                : Optional.of(key + " has " + found + ", may have " + possible);
    }

    private int lastAcknowledged(List<Ledger.Line> all) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (acknowledged.contains(Long.toString(all.get(i).nanos()))) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<Long> outcome(Ledger.Line change) {
        return change.kind().equals("SET") ? Optional.of(change.nanos()) : Optional.empty();
    }
}
