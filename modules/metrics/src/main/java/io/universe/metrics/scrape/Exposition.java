package io.universe.metrics.scrape;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import io.universe.metrics.file.Kind;
import io.universe.metrics.file.Meter;
import io.universe.metrics.file.Values;
import io.universe.metrics.totals.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Series on their way to Prometheus, by the name of their metric. What does not fit is left out and counted: of another kind than others of its name, the same twice, or too many. Used by one thread. */
final class Exposition {

    /** Lines of text that are told at the most: some twenty megabytes. */
    static final int MOST_LINES = 200_000;

    private static final Set<String> OURS = Set.of("context", "worker", "generation", "le", "quantile");

    private final Map<String, Family> families = new TreeMap<>();
    private int lines;
    private int leftOut;

    /** One series of a process. */
    void add(Place place, Meter meter, String help, Values values) {
        add(labels(place).merge(labels(meter.tags())), meter, help, values);
    }

    /** By which the series of a process are told from those of others. */
    static Labels labels(Place place) {
        return Labels.of(
                "context", place.context(),
                "worker", place.worker(),
                "generation", Integer.toString(place.generation()));
    }

    /** One value about the universe itself, for which there is always room. */
    void gauge(String name, String help, Labels labels, double value) {
        Meter meter = new Meter(name, Kind.GAUGE, Map.of(), List.of(), 1);
        if (!family(meter, help).add(labels, meter, Values.ofGauge(value))) {
            leftOut++;
        }
    }

    private void add(Labels labels, Meter meter, String help, Values values) {
        int more = meter.kind() == Kind.HISTOGRAM ? meter.bounds().size() + 3 : 2;
        if (lines + more <= MOST_LINES && family(meter, help).add(labels, meter, values)) {
            lines += more;
        } else {
            leftOut++;
        }
    }

    private Family family(Meter meter, String help) {
        String name = PrometheusNaming.sanitizeMetricName(meter.name());
        return families.computeIfAbsent(name, any -> new Family(name, help, meter.kind()));
    }

    /** A tag that is called as one of ours is shown as Prometheus shows it then. */
    private static Labels labels(Map<String, String> tags) {
        Labels.Builder labels = Labels.builder();
        tags.forEach((name, value) -> labels.label(OURS.contains(name) ? "exported_" + name : name, value));
        return labels.build();
    }

    /** How many series were left out so far. */
    int leftOut() {
        return leftOut;
    }

    /** All that is told. */
    MetricSnapshots snapshots() {
        List<MetricSnapshot> told = new ArrayList<>();
        families.values().stream().filter(family -> !family.isEmpty()).forEach(family -> told.add(family.snapshot()));
        return new MetricSnapshots(told);
    }
}
