package io.universe.launcher.config;

import io.universe.launcher.config.Key.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The part of the catalogue that is about metrics. */
final class MetricsKeys {

    private static final List<Key<?>> CATALOGUE = new ArrayList<>();

    static final Key<Boolean> ENABLE = key(
            "metrics.enable",
            Types.bool(),
            "true",
            "Whether workers count what Vert.x, their JVM and the application tell.");
    static final Key<Integer> METERS = key(
            "metrics.meters",
            Types.integer(200, 100_000),
            "2000",
            "How many meters one process may have; further ones count nowhere.");

    private MetricsKeys() {}

    static Stream<Key<?>> all() {
        return CATALOGUE.stream();
    }

    private static <T> Key<T> key(String name, Type<T> type, String fallback, String doc) {
        Key<T> key = new Key<>(name, type, Optional.of(fallback), "none", Section.METRICS, doc);
        CATALOGUE.add(key);
        return key;
    }
}
