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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Series on their way to Prometheus, by the name of their metric. What does not fit is left out and counted, and the others go on: of another kind than others of its name, the same twice, what Prometheus could not read, or
 * too many. Used by one thread.
 */
final class Exposition {

    /** Lines of text that are told at the most: some twenty megabytes. */
    static final int MOST_LINES = 200_000;

    private static final Set<String> OURS = Set.of("context", "worker", "generation", "le", "quantile");
    private static final String TOO_MUCH = "*";

    private final Map<String, Family> families = new TreeMap<>();
    /** The same by the names of meters, so that each is put into the form of Prometheus once only. */
    private final Map<String, Family> byMeter = new HashMap<>();

    private final Map<String, String> reasons = new TreeMap<>();
    private int lines;
    private int leftOut;

    /** By which the series of a process are told from those of others. */
    static Labels labels(Place place) {
        return Labels.of(
                "context", place.context(),
                "worker", place.worker(),
                "generation", Integer.toString(place.generation()));
    }

    /** All series of its name have to be of its kind, unless they are of another already. */
    void introduce(Meter meter, String help) {
        family(meter, help);
    }

    /** One value about the universe itself, for which there is always room. */
    void gauge(String name, String help, Labels labels, double value) {
        Meter meter = new Meter(name, Kind.GAUGE, Map.of(), List.of(), 1);
        add(meter, help, () -> labels, Values.ofGauge(value));
    }

    /** One series of a process. */
    void add(Place place, Meter meter, String help, Values values) {
        int more = meter.kind() == Kind.HISTOGRAM ? meter.bounds().size() + 3 : 2;
        if (lines + more > MOST_LINES) {
            leaveOut(TOO_MUCH, "there are more than " + MOST_LINES + " lines");
        } else if (add(meter, help, () -> labels(place).merge(labels(meter.tags())), values)) {
            lines += more;
        }
    }

    private boolean add(Meter meter, String help, Supplier<Labels> labels, Values values) {
        try {
            family(meter, help).add(labels.get(), meter, values);
            return true;
        } catch (IllegalArgumentException e) { // the client's classes refuse what Prometheus could not read
            leaveOut(meter.name(), String.valueOf(e.getMessage()));
            return false;
        }
    }

    private Family family(Meter meter, String help) {
        return byMeter.computeIfAbsent(
                meter.name(),
                name -> families.computeIfAbsent(shown(name), told -> new Family(told, help, meter.kind())));
    }

    private static String shown(String name) {
        return PrometheusNaming.prometheusName(PrometheusNaming.sanitizeMetricName(name));
    }

    /** A tag that is called as one of ours is shown as Prometheus shows it then. */
    private static Labels labels(Map<String, String> tags) {
        Labels.Builder labels = Labels.builder();
        tags.forEach((name, value) -> labels.label(OURS.contains(name) ? "exported_" + name : name, value));
        return labels.build();
    }

    private void leaveOut(String name, String why) {
        leftOut++;
        reasons.putIfAbsent(name, why);
    }

    /** How many series were left out so far. */
    int leftOut() {
        return leftOut;
    }

    /** Why the first one of each metric was left out, by its name. */
    Map<String, String> reasons() {
        return Map.copyOf(reasons);
    }

    /** All that is told. */
    MetricSnapshots snapshots() {
        List<MetricSnapshot> told = new ArrayList<>();
        families.values().stream().filter(family -> !family.isEmpty()).forEach(family -> told.add(family.snapshot()));
        return new MetricSnapshots(told);
    }
}
