package io.universe.testkit.load;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts requests as they begin and end. Safe from any thread. */
final class Tally {

    private static final int REMEMBERED_FAILURES = 20;

    private final AtomicLong sent = new AtomicLong();
    private final Map<Outcome, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    void began() {
        sent.incrementAndGet();
    }

    void answered(int status) {
        increment(outcomes, Outcome.ANSWERED);
        increment(statuses, status);
    }

    void failed(Outcome outcome, Throwable failure) {
        increment(outcomes, outcome);
        if (outcome != Outcome.REFUSED && failures.size() < REMEMBERED_FAILURES) {
            failures.add(outcome + ": " + failure);
        }
    }

    long answered() {
        LongAdder answered = outcomes.get(Outcome.ANSWERED);
        return answered == null ? 0 : answered.sum();
    }

    LoadReport report() {
        return new LoadReport(sent.get(), sums(outcomes), sums(statuses), failures);
    }

    private static <K> void increment(Map<K, LongAdder> counters, K key) {
        counters.computeIfAbsent(key, any -> new LongAdder()).increment();
    }

    private static <K> Map<K, Long> sums(Map<K, LongAdder> counters) {
        return counters.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().sum()));
    }
}
