package io.universe.metrics.scrape;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.universe.metrics.file.Kind;
import io.universe.metrics.file.Meter;
import io.universe.metrics.file.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All series of one metric, which are of one kind. Used by one thread. */
final class Family {

    private final MetricMetadata metadata;
    private final Kind kind;
    private final Map<Labels, Point> points = new HashMap<>();

    private record Point(Meter meter, Values values) {

        double sum() {
            return values.sum(meter);
        }

        /** Each bucket has the events of its own only, and the last one is infinite. */
        ClassicHistogramBuckets buckets() {
            List<Double> bounds = new ArrayList<>(meter.bounds());
            bounds.add(Double.POSITIVE_INFINITY);
            List<Long> counts = new ArrayList<>();
            for (int bucket = 0; bucket < bounds.size(); bucket++) {
                counts.add(values.get(Kind.firstBucket() + bucket));
            }
            return ClassicHistogramBuckets.of(bounds, counts);
        }
    }

    Family(String name, String help, Kind kind) {
        this.metadata = new MetricMetadata(name, help.isEmpty() ? name : help);
        this.kind = kind;
    }

    /** Whether it fits. */
    boolean add(Labels labels, Meter meter, Values values) {
        return meter.kind() == kind && points.putIfAbsent(labels, new Point(meter, values)) == null;
    }

    boolean isEmpty() {
        return points.isEmpty();
    }

    MetricSnapshot snapshot() {
        return switch (kind) {
            case COUNTER -> new CounterSnapshot(metadata, counters());
            case GAUGE -> new GaugeSnapshot(metadata, gauges());
            case SUMMARY -> new SummarySnapshot(metadata, summaries());
            case HISTOGRAM -> new HistogramSnapshot(metadata, histograms());
        };
    }

    private List<CounterDataPointSnapshot> counters() {
        List<CounterDataPointSnapshot> told = new ArrayList<>();
        points.forEach((labels, point) -> told.add(CounterDataPointSnapshot.builder()
                .value(point.sum())
                .labels(labels)
                .build()));
        return told;
    }

    private List<GaugeDataPointSnapshot> gauges() {
        List<GaugeDataPointSnapshot> told = new ArrayList<>();
        points.forEach((labels, point) -> told.add(GaugeDataPointSnapshot.builder()
                .value(point.values.fraction(0))
                .labels(labels)
                .build()));
        return told;
    }

    private List<SummaryDataPointSnapshot> summaries() {
        List<SummaryDataPointSnapshot> told = new ArrayList<>();
        points.forEach((labels, point) -> told.add(new SummaryDataPointSnapshot(
                point.values.get(0), point.sum(), Quantiles.EMPTY, labels, Exemplars.EMPTY, 0)));
        return told;
    }

    private List<HistogramDataPointSnapshot> histograms() {
        List<HistogramDataPointSnapshot> told = new ArrayList<>();
        points.forEach((labels, point) ->
                told.add(new HistogramDataPointSnapshot(point.buckets(), point.sum(), labels, Exemplars.EMPTY, 0)));
        return told;
    }
}
