package io.universe.metrics.scrape;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.universe.metrics.file.Kind;
import io.universe.metrics.file.Reading;
import io.universe.metrics.totals.Place;
import io.universe.metrics.totals.Totals;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One answer to Prometheus, made of the books and the status.
 *
 * @param text in the text format
 * @param leftOut metrics of which something is not in it, and why
 */
record Scrape(String text, Map<String, String> leftOut) {

    /**
     * The answer at this moment. What is about living processes comes first: where it is too much, or of another kind, others are left out. Pure.
     *
     * @param counts whether processes in this place keep what they count
     */
    static Scrape of(Books.Balance balance, JsonObject status, Predicate<Place> counts, long nowMillis) {
        Exposition exposition = new Exposition();
        Map<Place, Reading> newest = newest(balance.living());
        UniverseGauges.add(exposition, status, newest, counts, nowMillis);
        newest.values().forEach(reading -> introduce(exposition, reading));
        newest.forEach((place, reading) -> addGauges(exposition, place, reading));
        Totals totals = balance.totals();
        addTotals(exposition, totals.where(newest::containsKey));
        addTotals(exposition, totals.where(place -> !newest.containsKey(place)));
        exposition.gauge(
                "universe_metrics_left_out",
                "Series that are not in this answer.",
                Labels.of("context", "master"),
                exposition.leftOut());
        return new Scrape(written(exposition.snapshots()), exposition.reasons());
    }

    /** While a slot has two processes, what is told of it is told of the one that stays. The youngest of all comes first. */
    private static Map<Place, Reading> newest(List<Reading> living) {
        Map<Place, Reading> newest = new LinkedHashMap<>();
        living.stream()
                .sorted(Reading.BY_AGE.reversed())
                .forEach(reading -> newest.putIfAbsent(Place.of(reading.identity()), reading));
        return newest;
    }

    private static void introduce(Exposition exposition, Reading reading) {
        reading.series().stream()
                .filter(series -> !series.isRetired())
                .forEach(series -> exposition.introduce(series.meter(), series.help()));
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
