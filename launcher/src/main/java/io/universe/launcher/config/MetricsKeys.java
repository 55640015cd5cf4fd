package io.universe.launcher.config;

import io.universe.launcher.config.Key.Section;
import java.util.stream.Stream;

/** The part of the catalogue that is about metrics. */
final class MetricsKeys {

    private static final SectionKeys KEYS = new SectionKeys(Section.METRICS);

    static final Key<Boolean> ENABLE = KEYS.key(
            "metrics.enable",
            Types.bool(),
            "true",
            "Whether processes count what Vert.x, their JVM and the application tell.");
    static final Key<Integer> METERS = KEYS.key(
            "metrics.meters",
            Types.integer(200, 100_000),
            "2000",
            "How many meters one process may have; further ones count nowhere.");

    private MetricsKeys() {}

    static Stream<Key<?>> all() {
        return KEYS.all();
    }
}
