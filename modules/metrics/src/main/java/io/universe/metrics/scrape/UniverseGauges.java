package io.universe.metrics.scrape;

import io.prometheus.metrics.model.snapshots.Labels;
import io.universe.metrics.file.Identity;
import io.universe.metrics.file.Reading;
import io.universe.metrics.totals.Place;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the master says of workers, and of what it knows of them. Pure. */
final class UniverseGauges {

    /** Gauges that are older are not what is so now: several samples are missing. */
    static final Duration STALE = Duration.ofSeconds(5);

    /** Where the master counts. */
    static final Place MASTER = new Place("master", "master", 0);

    private static final String READY = "READY";

    private final Exposition exposition;
    private final Predicate<Place> counts;
    private final Set<String> counted;

    private UniverseGauges(Exposition exposition, Predicate<Place> counts, Set<String> counted) {
        this.exposition = exposition;
        this.counts = counts;
        this.counted = counted;
    }

    /**
     * Adds them all: from the document of {@code status --json}, and from the files of living processes.
     *
     * @param living of each place the process that is told of
     * @param counts whether processes in this place keep what they count
     */
    static void add(
            Exposition exposition,
            JsonObject status,
            Map<Place, Reading> living,
            Predicate<Place> counts,
            long nowMillis) {
        Set<String> counted = living.keySet().stream().map(Place::worker).collect(Collectors.toSet());
        UniverseGauges gauges = new UniverseGauges(exposition, counts, counted);
        living.forEach((place, reading) -> gauges.ofFile(place, reading, nowMillis));
        gauges.missing(MASTER, true);
        objects(status.getJsonArray("contexts")).forEach(gauges::ofContext);
    }

    private void ofFile(Place place, Reading reading, long nowMillis) {
        Labels labels = Exposition.labels(place);
        exposition.gauge(
                "universe_worker_metrics_stale",
                "Whether the process is silent: its gauges are the last ones known, its counters are true.",
                labels,
                isStale(reading, nowMillis) ? 1 : 0);
        exposition.gauge(
                "universe_worker_metrics_uncounted",
                "Registrations of meters for which there was no room, and which count nowhere.",
                labels,
                (double) reading.uncounted());
    }

    static boolean isStale(Reading reading, long nowMillis) {
        Identity identity = reading.identity();
        return nowMillis - Math.max(reading.sampledMillis(), identity.startedMillis()) > STALE.toMillis();
    }

    private void ofContext(JsonObject context) {
        String name = context.getString("name");
        List<JsonObject> workers = objects(context.getJsonArray("workers"));
        Labels labels = Labels.of("context", name);
        exposition.gauge(
                "universe_context_workers_target",
                "Workers that the context is to have.",
                labels,
                context.getInteger("target", 0));
        exposition.gauge("universe_context_workers_ready", "Workers of the context that take traffic.", labels, (double)
                workers.stream().filter(UniverseGauges::isReady).count());
        workers.forEach(worker -> ofWorker(name, worker));
    }

    private void ofWorker(String context, JsonObject worker) {
        Place place = new Place(context, worker.getString("name"), worker.getInteger("generation", 0));
        exposition.gauge(
                "universe_worker_up",
                "Whether the worker takes traffic.",
                Exposition.labels(place),
                isReady(worker) ? 1 : 0);
        missing(place, isReady(worker));
    }

    private void missing(Place place, boolean lives) {
        boolean isMissing = lives && counts.test(place) && !counted.contains(place.worker());
        exposition.gauge(
                "universe_worker_metrics_missing",
                "Whether the process lives, and what it counts is kept nowhere.",
                Exposition.labels(place),
                isMissing ? 1 : 0);
    }

    private static boolean isReady(JsonObject worker) {
        return READY.equals(worker.getString("stage"));
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array == null
                ? List.of()
                : array.stream().map(JsonObject.class::cast).toList();
    }
}
