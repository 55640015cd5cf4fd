package io.universe.metrics.scrape;

import static io.universe.metrics.Readings.HEAT;
import static io.universe.metrics.Readings.REQUESTS;
import static io.universe.metrics.Readings.identity;
import static io.universe.metrics.Readings.series;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.metrics.Readings;
import io.universe.metrics.file.Kind;
import io.universe.metrics.file.Meter;
import io.universe.metrics.file.Reading;
import io.universe.metrics.file.Values;
import io.universe.metrics.totals.Totals;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The answer to Prometheus: names, labels, values. */
class ScrapeTest {

    private static final JsonObject NO_STATUS = new JsonObject();
    private static final String WEB_0 = "context=\"web\",generation=\"1\",worker=\"web-0\"";

    private static final String LEFT_OUT = "universe_metrics_left_out{context=\"master\"}";

    private static List<String> lines(Totals ended, JsonObject status, long now, Reading... living) {
        return scrape(ended, status, now, living).text().lines().toList();
    }

    private static Scrape scrape(Totals ended, JsonObject status, long now, Reading... living) {
        return Scrape.of(new Books.Balance(ended, List.of(living)), status, place -> true, now);
    }

    @Test
    void shouldTellWhereItWasCounted() {
        Meter meter = new Meter("orders", Kind.COUNTER, Map.of("kind", "a\"b"), List.of(), 1);

        assertThat(lines(
                        Totals.NONE,
                        NO_STATUS,
                        0,
                        Readings.of(
                                identity("web-0.1", 1), new Reading.Series(meter, "Orders.", false, Values.of(3, 0)))))
                .contains(
                        "# HELP orders_total Orders.",
                        "# TYPE orders_total counter",
                        "orders_total{context=\"web\",generation=\"1\",kind=\"a\\\"b\",worker=\"web-0\"} 3.0");
    }

    @Test
    void shouldAddWhatTheDeadHaveCounted() {
        Totals ended = Totals.NONE.plus(Readings.of("web-0.1", 1, 5));

        assertThat(lines(ended, NO_STATUS, 0, Readings.of("web-0.2", 1, 7)))
                .contains("requests_total{" + WEB_0 + "} 12.0");
        assertThat(lines(ended, NO_STATUS, 0)).contains("requests_total{" + WEB_0 + "} 5.0");
    }

    @Test
    void shouldTellTheGaugesOfTheYoungerOfTwoInASlot() {
        Reading old = Readings.of(identity("web-0.1", 1), series(HEAT, Values.ofGauge(1)));
        Reading young = Readings.of(identity("web-0.2", 1), series(HEAT, Values.ofGauge(2)));

        assertThat(lines(Totals.NONE, NO_STATUS, 0, young, old)).contains("heat{" + WEB_0 + "} 2.0");
    }

    @Test
    void shouldSayOfTheYoungerOfTwoInASlotWhetherItIsSilent() {
        Reading old = Readings.of("web-0.1", 1, 1);
        Reading young = Readings.of("web-0.9000", 1, 1);

        assertThat(lines(Totals.NONE, NO_STATUS, 9_000, young, old))
                .contains("universe_worker_metrics_stale{" + WEB_0 + "} 0.0")
                .contains(LEFT_OUT + " 0.0");
    }

    @Test
    void shouldLeaveOutGaugesWithoutAValueAndRemovedOnes() {
        Reading reading = Readings.of(
                identity("web-0.1", 1),
                series(HEAT, Values.ofGauge(Double.NaN)),
                new Reading.Series(new Meter("cold", Kind.GAUGE, Map.of(), List.of(), 1), "", true, Values.ofGauge(1)));

        assertThat(lines(Totals.NONE, NO_STATUS, 0, reading))
                .noneMatch(line -> line.startsWith("heat"))
                .noneMatch(line -> line.startsWith("cold"));
    }

    @Test
    void shouldTellHistogramsAndSummaries() {
        Meter work = new Meter("work_seconds", Kind.HISTOGRAM, Map.of(), List.of(0.1), 1e-9);
        Meter size = new Meter("size", Kind.SUMMARY, Map.of(), List.of(), 1);
        Reading reading = Readings.of(
                identity("web-0.1", 1),
                series(work, Values.of(1_500_000_000, 0, 2, 1)),
                series(size, Values.of(4, 10, 0)));

        assertThat(lines(Totals.NONE, NO_STATUS, 0, reading))
                .contains(
                        "work_seconds_bucket{" + WEB_0 + ",le=\"0.1\"} 2",
                        "work_seconds_bucket{" + WEB_0 + ",le=\"+Inf\"} 3",
                        "work_seconds_count{" + WEB_0 + "} 3",
                        "work_seconds_sum{" + WEB_0 + "} 1.5",
                        "size_count{" + WEB_0 + "} 4",
                        "size_sum{" + WEB_0 + "} 10.0");
    }

    @Test
    void shouldMarkWhoIsSilent() {
        Reading reading = Readings.of("web-0.1", 1, 1);

        assertThat(lines(Totals.NONE, NO_STATUS, 4_000, reading))
                .contains("universe_worker_metrics_stale{" + WEB_0 + "} 0.0");
        assertThat(lines(Totals.NONE, NO_STATUS, 6_000, reading))
                .contains("universe_worker_metrics_stale{" + WEB_0 + "} 1.0");
    }

    @Test
    void shouldTellHowContextsAndWorkersAre() {
        JsonObject status = new JsonObject()
                .put(
                        "contexts",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("name", "web")
                                        .put("target", 2)
                                        .put(
                                                "workers",
                                                new JsonArray()
                                                        .add(worker("web-0", "READY"))
                                                        .add(worker("web-1", "WARMING")))));

        assertThat(lines(Totals.NONE, status, 0))
                .contains(
                        "universe_context_workers_target{context=\"web\"} 2.0",
                        "universe_context_workers_ready{context=\"web\"} 1.0",
                        "universe_worker_up{" + WEB_0 + "} 1.0",
                        "universe_worker_metrics_missing{" + WEB_0 + "} 1.0",
                        "universe_worker_up{context=\"web\",generation=\"1\",worker=\"web-1\"} 0.0",
                        "universe_worker_metrics_missing{context=\"web\",generation=\"1\",worker=\"web-1\"} 0.0");
        assertThat(lines(Totals.NONE, status, 0, Readings.of("web-0.1", 1, 1)))
                .contains("universe_worker_metrics_missing{" + WEB_0 + "} 0.0");
    }

    @Test
    void shouldMissNobodyWhoDoesNotCount() {
        JsonObject context = new JsonObject()
                .put("name", "web")
                .put("workers", new JsonArray().add(worker("web-0", "READY")).add(worker("web-1", "READY", 2)));
        JsonObject status = new JsonObject().put("contexts", new JsonArray().add(context));

        Scrape off = Scrape.of(new Books.Balance(Totals.NONE, List.of()), status, place -> place.generation() == 2, 0);

        assertThat(off.text().lines().filter(line -> line.startsWith("universe_worker_metrics_missing{")))
                .containsExactlyInAnyOrder(
                        "universe_worker_metrics_missing{context=\"master\",generation=\"0\",worker=\"master\"} 0.0",
                        "universe_worker_metrics_missing{" + WEB_0 + "} 0.0",
                        "universe_worker_metrics_missing{context=\"web\",generation=\"2\",worker=\"web-1\"} 1.0");
    }

    private static JsonObject worker(String name, String stage) {
        return worker(name, stage, 1);
    }

    private static JsonObject worker(String name, String stage, int generation) {
        return new JsonObject().put("name", name).put("stage", stage).put("generation", generation);
    }

    @Test
    void shouldShowATagThatIsCalledAsOneOfOursUnderAnotherName() {
        Meter meter = new Meter("orders", Kind.COUNTER, Map.of("worker", "bee"), List.of(), 1);

        assertThat(lines(
                        Totals.NONE, NO_STATUS, 0, Readings.of(identity("web-0.1", 1), series(meter, Values.of(1, 0)))))
                .contains(
                        "orders_total{context=\"web\",exported_worker=\"bee\",generation=\"1\",worker=\"web-0\"} 1.0");
    }

    @Test
    void shouldLeaveOutWhatIsOfAnotherKindThanOthersOfItsName() {
        Meter other = new Meter("requests", Kind.GAUGE, Map.of("k", "v"), List.of(), 1);
        Reading reading = Readings.of(
                identity("web-0.1", 1), series(other, Values.ofGauge(1)), series(REQUESTS, Values.of(1, 0)));

        assertThat(lines(Totals.NONE, NO_STATUS, 0, reading)).contains(LEFT_OUT + " 1.0");
    }

    /** What ended processes have counted stays behind what living ones count, in whatever slot. */
    @Test
    void shouldGoByTheKindThatLivingProcessesHave() {
        Meter now = new Meter("requests", Kind.HISTOGRAM, Map.of(), List.of(), 1);
        Totals ended = Totals.NONE.plus(Readings.of("web-0.1", 1, 5)).plus(Readings.of("web-1.1", 1, 5));
        Reading idle = Readings.of(identity("web-0.2", 1));
        Reading busy = Readings.of(identity("web-1.2", 1), series(now, Values.of(1, 0, 1)));

        Scrape scrape = scrape(ended, NO_STATUS, 0, idle, busy);

        assertThat(scrape.text().lines())
                .contains("requests_count{context=\"web\",generation=\"1\",worker=\"web-1\"} 1")
                .noneMatch(line -> line.startsWith("requests_total"));
        assertThat(scrape.leftOut()).containsOnlyKeys("requests");
    }

    @Test
    void shouldLeaveOutASeriesThatPrometheusCouldNotReadAndTellTheOthers() {
        Meter twice = counter("twice", Map.of("worker", "bee", "exported_worker", "bee"));
        Meter illegal = counter("illegal", Map.of("a-b", "c"));
        Meter negative = counter("negative", Map.of());
        Meter good = counter("negative", Map.of("k", "v"));

        Scrape scrape = scrape(
                Totals.NONE,
                NO_STATUS,
                0,
                Readings.of(
                        identity("web-0.1", 1),
                        series(twice, Values.of(1, 0)),
                        series(illegal, Values.of(1, 0)),
                        series(negative, Values.of(-1, 0)),
                        series(good, Values.of(7, 0))));

        assertThat(scrape.text().lines())
                .contains("negative_total{context=\"web\",generation=\"1\",k=\"v\",worker=\"web-0\"} 7.0")
                .contains(LEFT_OUT + " 3.0");
        assertThat(scrape.leftOut()).containsOnlyKeys("twice", "illegal", "negative");
        assertThat(scrape.leftOut().get("twice")).contains("exported_worker");
    }

    private static Meter counter(String name, Map<String, String> tags) {
        return new Meter(name, Kind.COUNTER, tags, List.of(), 1);
    }

    @Test
    void shouldLeaveOutWhatIsTooMuchAndSaySo() {
        Reading.Series[] many = IntStream.range(0, Exposition.MOST_LINES)
                .mapToObj(number -> series(
                        new Meter("many", Kind.GAUGE, Map.of("n", "" + number), List.of(), 1), Values.ofGauge(1)))
                .toArray(Reading.Series[]::new);

        assertThat(lines(Totals.NONE, NO_STATUS, 0, Readings.of(identity("web-0.1", 1), many)))
                .hasSizeLessThan(Exposition.MOST_LINES + 50)
                .anyMatch(line -> line.startsWith(LEFT_OUT) && !line.endsWith(" 0.0"));
    }
}
