package io.universe.benchmarks;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * Rounds in which a universe and its twin take turns.
 *
 * @param warmUps rounds of each side before, which are not counted
 * @param rounds rounds of each side
 */
record Contest(int warmUps, int rounds) {

    /** The rates of one round. */
    private record Pair(double universe, double plain) {}

    /** The medians of both rates, {@code universe} and {@code plain}, and the median {@code ratio}. */
    JsonObject between(DoubleSupplier universe, DoubleSupplier plain) {
        pairs(universe, plain, warmUps);
        List<Pair> measured = pairs(universe, plain, rounds);
        return new JsonObject()
                .put("universe", Median.of(measured.stream().map(Pair::universe).toList()))
                .put("plain", Median.of(measured.stream().map(Pair::plain).toList()))
                .put(
                        "ratio",
                        Median.of(measured.stream()
                                .map(pair -> pair.universe() / pair.plain())
                                .toList()));
    }

    /** Who is first alternates: the machine may be slower in the second half of a pair. */
    private static List<Pair> pairs(DoubleSupplier universe, DoubleSupplier plain, int number) {
        List<Pair> pairs = new ArrayList<>();
        for (int round = 0; round < number; round++) {
            if (round % 2 == 0) {
                double ours = universe.getAsDouble();
                pairs.add(new Pair(ours, plain.getAsDouble()));
            } else {
                double theirs = plain.getAsDouble();
                pairs.add(new Pair(universe.getAsDouble(), theirs));
            }
        }
        return pairs;
    }

    /** What {@link #between} found, for people. */
    static String sentence(String what, String twin, JsonObject figures) {
        return String.format(
                Locale.ROOT,
                "%s: universe %,.0f/s, %s %,.0f/s, ratio %.3f%n",
                what,
                figures.getDouble("universe"),
                twin,
                figures.getDouble("plain"),
                figures.getDouble("ratio"));
    }
}
