package io.universe.metrics.registry;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.universe.metrics.file.Cells;
import io.universe.metrics.file.Kind;
import io.universe.metrics.file.MeterFile;
import io.universe.metrics.registry.FileRegistry.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleConsumer;

/** What the meters of Micrometer are in the file: each may be more than one there, and keeps its place when it is removed. Safe from any thread. */
final class Rows {

    private final MeterFile file;
    private final Map<Meter.Id, List<io.universe.metrics.file.Meter>> byId = new ConcurrentHashMap<>();
    private final Set<Meter.Id> removed = ConcurrentHashMap.newKeySet();
    private final Map<Name, Follower> followers = new ConcurrentHashMap<>();

    Rows(MeterFile file) {
        this.file = file;
    }

    /** The cells of a meter without buckets. */
    Cells of(Name name, Kind kind) {
        return add(name, new io.universe.metrics.file.Meter(name.name(), kind, tags(name), List.of(), 1));
    }

    /** The cells of what is distributed, and the bounds of its buckets, where it has any. */
    Distribution distribution(Name name, DistributionStatisticConfig config, double scale) {
        double[] bounds = config.isPublishingHistogram()
                ? config.getHistogramBuckets(true).stream()
                        .mapToDouble(Double::doubleValue)
                        .filter(Double::isFinite)
                        .toArray()
                : new double[0];
        List<Double> shown = new ArrayList<>();
        for (double bound : bounds) {
            shown.add(bound * scale);
        }
        Kind kind = bounds.length == 0 ? Kind.SUMMARY : Kind.HISTOGRAM;
        var meter = new io.universe.metrics.file.Meter(name.name(), kind, tags(name), shown, scale);
        return new Distribution(kind, bounds, add(name, meter));
    }

    /** A sum that goes by what counts itself, from the time on when it was registered first. */
    DoubleConsumer sum(Name name) {
        Cells cells = of(name, Kind.COUNTER);
        return followed(name, grown -> cells.addToSum(Kind.COUNTER.sum(), grown));
    }

    /** Adds what is followed under this name grows by. */
    DoubleConsumer followed(Name name, DoubleConsumer growth) {
        return followers.compute(name, (any, known) -> known == null ? new Follower(growth) : known.next())::follow;
    }

    private Cells add(Name name, io.universe.metrics.file.Meter meter) {
        byId.computeIfAbsent(name.id(), any -> new ArrayList<>()).add(meter);
        return file.add(meter, Optional.ofNullable(name.id().getDescription()).orElse(""));
    }

    private static Map<String, String> tags(Name name) {
        Map<String, String> tags = new TreeMap<>();
        for (Tag tag : name.tags()) {
            tags.put(tag.getKey(), tag.getValue());
        }
        return tags;
    }

    /** The meter was removed: what it has counted stays. */
    void retire(Meter.Id id) {
        List<io.universe.metrics.file.Meter> rows = byId.remove(id);
        if (rows != null) {
            rows.forEach(file::retire);
            removed.add(id);
        }
    }

    /** Whether it has its place in the file already. */
    boolean hasPlace(Meter.Id id) {
        return removed.contains(id);
    }
}
