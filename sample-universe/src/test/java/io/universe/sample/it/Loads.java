package io.universe.sample.it;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The loads and changes of one namespace that callers have written down, to see whether a key was loaded twice at once.
 *
 * @param loads of each key, the first one first
 * @param changes sets and deletes of each key: whoever loads meanwhile is overtaken, and the next may begin
 */
record Loads(Map<String, List<Span>> loads, Map<String, List<Span>> changes) {

    /** A loader is called a moment after the right to load was given, which may have been taken away by then. */
    private static final long CALLING_NANOS = 1_000_000_000;

    /** Something that lasted from one moment to another; what a process left undone has ended with it. */
    record Span(String key, String token, long begin, long end) {

        private boolean meets(long from, long to) {
            return begin <= to && end >= from;
        }
    }

    /** As far as they were written down, by processes of which these, by pid, were killed at these moments. */
    static Loads in(Ledger ledger, String namespace, Map<Long, Long> deaths) {
        List<Ledger.Line> lines = ledger.lines().stream()
                .filter(line -> line.words().size() == 3 && line.namespace().equals(namespace))
                .toList();
        return new Loads(spans(lines, "BEGIN", "END", deaths), spans(lines, "CHANGE", "CHANGED", Map.of()));
    }

    private static Map<String, List<Span>> spans(
            List<Ledger.Line> lines, String begin, String end, Map<Long, Long> deaths) {
        Map<String, Long> ends = lines.stream()
                .filter(line -> line.kind().equals(end))
                .collect(Collectors.toMap(Ledger.Line::token, Ledger.Line::nanos, Math::min));
        return lines.stream()
                .filter(line -> line.kind().equals(begin))
                .map(line -> new Span(line.key(), line.token(), line.nanos(), end(line, ends, deaths)))
                .sorted(Comparator.comparingLong(Span::begin))
                .collect(Collectors.groupingBy(Span::key, TreeMap::new, Collectors.toList()));
    }

    /** A change of which nobody knows the end may be made at any time. */
    private static long end(Ledger.Line begun, Map<String, Long> ends, Map<Long, Long> deaths) {
        long death = deaths.getOrDefault(begun.pid(), Long.MAX_VALUE);
        return Math.min(death, ends.getOrDefault(begun.token(), Long.MAX_VALUE));
    }

    /** How many loads there were. */
    int size() {
        return loads.values().stream().mapToInt(List::size).sum();
    }

    /** A line for each two loads of a key that went on at the same time, though neither was overtaken. */
    List<String> twiceAtOnce() {
        List<String> found = new ArrayList<>();
        loads.forEach((key, all) -> {
            for (int i = 0; i < all.size(); i++) {
                for (int j = i + 1;
                        j < all.size() && all.get(j).begin() < all.get(i).end();
                        j++) {
                    if (!isOvertaken(all.get(i), all.get(j))) {
                        found.add(describe(all.get(i), all.get(j)));
                    }
                }
            }
        });
        return found;
    }

    private boolean isOvertaken(Span load, Span next) {
        return changes.getOrDefault(load.key(), List.of()).stream()
                .anyMatch(change -> change.meets(load.begin() - CALLING_NANOS, next.begin()));
    }

    private static String describe(Span load, Span next) {
        return "%s was loaded by %s, and %d µs later, %d µs before the end, by %s"
                .formatted(
                        load.key(),
                        load.token(),
                        (next.begin() - load.begin()) / 1_000,
                        (load.end() - next.begin()) / 1_000,
                        next.token());
    }
}
