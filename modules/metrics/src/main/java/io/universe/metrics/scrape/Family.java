package io.universe.metrics.scrape;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
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
    private final Map<Labels, DataPointSnapshot> points = new HashMap<>();

    Family(String name, String help, Kind kind) {
        this.metadata = new MetricMetadata(name, help.isEmpty() ? name : help);
        this.kind = kind;
    }

    /** Throws IllegalArgumentException, which says why, where the series does not fit. */
    void add(Labels labels, Meter meter, Values values) {
        if (meter.kind() != kind) {
            throw new IllegalArgumentException("one is a " + meter.kind() + ", others of its name are a " + kind);
        }
        if (points.putIfAbsent(labels, point(labels, meter, values)) != null) {
            throw new IllegalArgumentException("one is there already with the labels " + labels);
        }
    }

    private static DataPointSnapshot point(Labels labels, Meter meter, Values values) {
        return switch (meter.kind()) {
            case COUNTER ->
                CounterDataPointSnapshot.builder()
                        .value(values.sum(meter))
                        .labels(labels)
                        .build();
            case GAUGE ->
                GaugeDataPointSnapshot.builder()
                        .value(values.fraction(0))
                        .labels(labels)
                        .build();
            case SUMMARY ->
                new SummaryDataPointSnapshot(
                        values.get(0), values.sum(meter), Quantiles.EMPTY, labels, Exemplars.EMPTY, 0);
            case HISTOGRAM ->
                new HistogramDataPointSnapshot(buckets(meter, values), values.sum(meter), labels, Exemplars.EMPTY, 0);
        };
    }

    /** Each bucket has the events of its own only, and the last one is infinite. */
    private static ClassicHistogramBuckets buckets(Meter meter, Values values) {
        List<Double> bounds = new ArrayList<>(meter.bounds());
        bounds.add(Double.POSITIVE_INFINITY);
        List<Long> counts = new ArrayList<>();
        for (int bucket = 0; bucket < bounds.size(); bucket++) {
            counts.add(values.get(Kind.firstBucket() + bucket));
        }
        return ClassicHistogramBuckets.of(bounds, counts);
    }

    boolean isEmpty() {
        return points.isEmpty();
    }

    MetricSnapshot snapshot() {
        return switch (kind) {
            case COUNTER -> new CounterSnapshot(metadata, points(CounterDataPointSnapshot.class));
            case GAUGE -> new GaugeSnapshot(metadata, points(GaugeDataPointSnapshot.class));
            case SUMMARY -> new SummarySnapshot(metadata, points(SummaryDataPointSnapshot.class));
            case HISTOGRAM -> new HistogramSnapshot(metadata, points(HistogramDataPointSnapshot.class));
        };
    }

    private <T extends DataPointSnapshot> List<T> points(Class<T> type) {
        return points.values().stream().map(type::cast).toList();
    }
}
