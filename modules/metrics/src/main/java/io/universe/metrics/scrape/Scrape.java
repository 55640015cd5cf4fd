package io.universe.metrics.scrape;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.universe.metrics.file.Identity;
import io.universe.metrics.file.Kind;
import io.universe.metrics.file.Reading;
import io.universe.metrics.totals.Place;
import io.universe.metrics.totals.Totals;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One answer to Prometheus, made of the books and the status. Pure. */
final class Scrape {

    private static final Comparator<Reading> AGE = Comparator.comparing(
            Reading::identity, Comparator.comparingLong(Identity::startedMillis).thenComparing(Identity::life));

    private Scrape() {}

    /** In the text format. */
    static String text(Books.Balance balance, JsonObject status, long nowMillis) {
        return written(snapshots(balance, status, nowMillis));
    }

    /** What is about living processes comes first: where it is too much, others are left out. */
    static MetricSnapshots snapshots(Books.Balance balance, JsonObject status, long nowMillis) {
        Exposition exposition = new Exposition();
        UniverseGauges.add(exposition, status, balance.living(), nowMillis);
        Map<Place, Reading> newest = newest(balance.living());
        newest.forEach((place, reading) -> addGauges(exposition, place, reading));
        Totals totals = balance.totals();
        addTotals(exposition, totals.where(newest::containsKey));
        addTotals(exposition, totals.where(place -> !newest.containsKey(place)));
        exposition.gauge(
                "universe_metrics_left_out",
                "Series that are not in this answer.",
                Labels.of("context", "master"),
                exposition.leftOut());
        return exposition.snapshots();
    }

    /** While a slot has two processes, the gauges are those of the one that stays. */
    private static Map<Place, Reading> newest(List<Reading> living) {
        Map<Place, Reading> newest = new HashMap<>();
        living.stream().sorted(AGE).forEach(reading -> newest.put(Place.of(reading.identity()), reading));
        return newest;
    }

    private static void addGauges(Exposition exposition, Place place, Reading reading) {
        for (Reading.Series series : reading.series()) {
            boolean isGauge = series.meter().kind() == Kind.GAUGE && !series.isRetired();
            if (isGauge && !Double.isNaN(series.values().fraction(0))) {
                exposition.add(place, series.meter(), series.help(), series.values());
            }
        }
    }

    private static void addTotals(Exposition exposition, Totals totals) {
        totals.byPlace()
                .forEach((place, all) ->
                        all.forEach((meter, total) -> exposition.add(place, meter, total.help(), total.values())));
    }

    private static String written(MetricSnapshots snapshots) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, snapshots);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
