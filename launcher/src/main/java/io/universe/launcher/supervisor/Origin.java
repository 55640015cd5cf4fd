package io.universe.launcher.supervisor;

import java.util.Map;
import java.util.Set;

/**
 * What a master brings along from those before it on the same home.
 *
 * @param generation version of code and configuration that is known to work, 1 and up
 * @param generations that of the contexts that were restarted without the others, by name
 * @param lastNumbers the highest incarnation, or number of a standby or a debugged worker, that was ever given, by {@link LifeId#series()}; who is not
 *     named begins with 1
 * @param begun names of the contexts that have begun already, and so wait for nobody
 * @param wasReady whether the universe was announced as ready already
 * @param awaitsEcv whether the universe is ready only when it is told that ECV has settled
 * @param seed what jitter derives from
 */
public record Origin(
        int generation,
        Map<String, Integer> generations,
        Map<String, Integer> lastNumbers,
        Set<String> begun,
        boolean wasReady,
        boolean awaitsEcv,
        long seed) {
    public Origin {
        generations = Map.copyOf(generations);
        lastNumbers = Map.copyOf(lastNumbers);
        begun = Set.copyOf(begun);
        if (generation < 1) {
            throw new IllegalArgumentException("generation must be 1 or more, got " + generation);
        }
    }

    /** One of a universe that no load balancer asks. */
    public Origin(
            int generation,
            Map<String, Integer> generations,
            Map<String, Integer> lastNumbers,
            Set<String> begun,
            boolean wasReady,
            long seed) {
        this(generation, generations, lastNumbers, begun, wasReady, false, seed);
    }

    /** Nobody was there before. */
    public static Origin fresh(int generation, long seed) {
        return new Origin(generation, Map.of(), Map.of(), Set.of(), false, seed);
    }

    int generationOf(String context) {
        return generations.getOrDefault(context, generation);
    }

    boolean hasBegun(String context) {
        return wasReady || begun.contains(context);
    }

    int lastNumber(String series) {
        return lastNumbers.getOrDefault(series, 0);
    }
}
