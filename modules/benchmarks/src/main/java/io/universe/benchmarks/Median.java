package io.universe.benchmarks;

import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;

/** The middle of some figures. */
final class Median {

    private Median() {}

    /** The median; throws IllegalArgumentException where there is no figure. */
    static double of(List<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("there is no median of no figures");
        }
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** {@code median}, {@code worst} (the highest) and the number of {@code samples}; throws IllegalArgumentException where there is no figure. */
    static JsonObject withWorst(List<Double> figures) {
        return new JsonObject()
                .put("median", of(figures))
                .put("worst", Collections.max(figures))
                .put("samples", figures.size());
    }
}
