package io.universe.testkit.load;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of all requests of a load.
 *
 * @param sent every request that was begun, those to which no connection could be made included
 * @param outcomes how many ended in each way; they add up to what was sent
 * @param statuses how many complete answers had each status
 * @param failures the first few failures in words
 */
public record LoadReport(long sent, Map<Outcome, Long> outcomes, Map<Integer, Long> statuses, List<String> failures) {

    /** Copies what it is given. */
    public LoadReport {
        outcomes = Map.copyOf(outcomes);
        statuses = Map.copyOf(statuses);
        failures = List.copyOf(failures);
    }

    /** How many ended in this way. */
    public long count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** How many got a complete answer. */
    public long answered() {
        return count(Outcome.ANSWERED);
    }

    /** How many got a complete answer with this status. */
    public long answered(int status) {
        return statuses.getOrDefault(status, 0L);
    }

    /** How many got no complete answer. */
    public long failed() {
        return sent - answered();
    }

    /** How many were accepted and lost: failed otherwise than by being refused. */
    public long lost() {
        return failed() - count(Outcome.REFUSED);
    }

    @Override
    public String toString() {
        return "sent %d: %s, answered with %s%s"
                .formatted(
                        sent,
                        new TreeMap<>(outcomes),
                        new TreeMap<>(statuses),
                        failures.isEmpty() ? "" : " " + failures);
    }
}
