package io.universe.metrics.totals;

import io.universe.metrics.file.Kind;
import io.universe.metrics.file.Meter;
import io.universe.metrics.file.Reading;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the meters of one process are like: of which kind, with which buckets, in which unit. Another version of an application may have the same meters otherwise, which cannot be added up. Used by one thread. */
final class Shapes {

    private final Set<Meter> meters = new HashSet<>();
    private final Set<Series> series = new HashSet<>();
    private final Map<String, Set<Kind>> kinds = new HashMap<>();

    /** By what Prometheus tells one series of a process from the others. */
    private record Series(String name, Map<String, String> tags) {

        static Series of(Meter meter) {
            return new Series(meter.name(), meter.tags());
        }
    }

    /** Those of a process, without what it has removed. */
    static Shapes of(Reading reading) {
        Shapes shapes = new Shapes();
        reading.series().stream()
                .filter(each -> !each.isRetired())
                .map(Reading.Series::meter)
                .forEach(shapes::add);
        return shapes;
    }

    private void add(Meter meter) {
        meters.add(meter);
        series.add(Series.of(meter));
        kinds.computeIfAbsent(meter.name(), any -> EnumSet.noneOf(Kind.class)).add(meter.kind());
    }

    /** Whether the process has something else in the place of this meter: the same series, or others of its name, in another shape. */
    boolean supersede(Meter meter) {
        return !meters.contains(meter) && (series.contains(Series.of(meter)) || isOfOtherKind(meter));
    }

    private boolean isOfOtherKind(Meter meter) {
        Set<Kind> ofName = kinds.get(meter.name());
        return ofName != null && !ofName.contains(meter.kind());
    }
}
