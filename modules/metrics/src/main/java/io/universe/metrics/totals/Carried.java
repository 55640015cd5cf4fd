package io.universe.metrics.totals;

import io.universe.metrics.file.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is carried on of processes that have ended. It names the files that are in it, so that one that could not be deleted behind that is not added twice. Immutable.
 *
 * @param folded the names of files that are in the totals and may still be there
 * @param recent the generations of which something is carried on, by context and in the order in which a process of theirs has ended last
 */
public record Carried(Set<String> folded, List<Version> recent, Totals totals) {

    /** How many generations of each context are carried on. */
    public static final int GENERATIONS = 10;

    /** Nothing. */
    public static final Carried NONE = new Carried(Set.of(), List.of(), Totals.NONE);

    /** A generation of a context. */
    public record Version(String context, int generation) {

        /** The one of this place. */
        public static Version of(Place place) {
            return new Version(place.context(), place.generation());
        }
    }

    /** Copies what it is given. */
    public Carried {
        folded = Set.copyOf(folded);
        recent = List.copyOf(recent);
    }

    /**
     * With what these files of ended processes hold, by their names, and without the generations that are too many then. Files that are in it already are not added again.
     *
     * @param living generations that have processes: they stay, and do not count
     */
    public Carried fold(Map<String, Reading> ended, Set<Version> living) {
        Set<String> names = new HashSet<>(folded);
        List<Version> order = new ArrayList<>(recent);
        Totals sums = totals;
        for (Map.Entry<String, Reading> file : byAge(ended)) {
            if (names.add(file.getKey())) {
                sums = sums.plus(file.getValue()).withoutZeros();
                touch(order, Version.of(Place.of(file.getValue().identity())));
            }
        }
        List<Version> kept = lastOfEach(order, living);
        return new Carried(names, kept, sums.where(place -> kept.contains(Version.of(place))));
    }

    /** What the youngest has says what its meters are like. */
    private static List<Map.Entry<String, Reading>> byAge(Map<String, Reading> ended) {
        return ended.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Reading.BY_AGE))
                .toList();
    }

    private static void touch(List<Version> order, Version version) {
        order.remove(version);
        order.add(version);
    }

    private static List<Version> lastOfEach(List<Version> order, Set<Version> living) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<Version> kept = new ArrayList<>();
        for (int i = order.size() - 1; i >= 0; i--) {
            Version version = order.get(i);
            if (living.contains(version) || counts.merge(version.context(), 1, Integer::sum) <= GENERATIONS) {
                kept.add(0, version);
            }
        }
        return kept;
    }

    /** Without the names of files that are not there any more. */
    public Carried withoutNamesBut(Set<String> present) {
        Set<String> names = new HashSet<>(folded);
        names.retainAll(present);
        return new Carried(names, recent, totals);
    }
}
