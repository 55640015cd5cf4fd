package io.universe.metrics.totals;

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
import io.universe.metrics.totals.Carried.Version;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The rules by which counters of ended processes are carried on. */
class CarriedTest {

    private static final Place WEB_0 = new Place("web", "web-0", 1);

    private static long requests(Carried carried, Place place) {
        return carried.totals()
                .find(place, REQUESTS)
                .map(total -> total.values().get(0))
                .orElse(0L);
    }

    @Test
    void shouldAddUpWhatProcessesOfAPlaceHaveCounted() {
        Carried carried = Carried.NONE
                .fold(Map.of("a", Readings.of("web-0.1", 1, 5)), Set.of())
                .fold(Map.of("b", Readings.of("web-0.2", 1, 7), "c", Readings.of("web-1.1", 1, 2)), Set.of());

        assertThat(requests(carried, WEB_0)).isEqualTo(12);
        assertThat(requests(carried, new Place("web", "web-1", 1))).isEqualTo(2);
    }

    /** The master has died between writing what it carries on, and deleting the file. */
    @Test
    void shouldNotAddAFileTwice() {
        Carried carried = Carried.NONE.fold(Map.of("a", Readings.of("web-0.1", 1, 5)), Set.of());

        Carried again = carried.fold(Map.of("a", Readings.of("web-0.1", 1, 5)), Set.of());

        assertThat(requests(again, WEB_0)).isEqualTo(5);
    }

    @Test
    void shouldForgetTheNamesOfFilesThatAreGone() {
        Carried carried = Carried.NONE
                .fold(Map.of("a", Readings.of("web-0.1", 1, 5)), Set.of())
                .withoutNamesBut(Set.of());

        assertThat(carried.folded()).isEmpty();
        assertThat(requests(carried, WEB_0)).isEqualTo(5);
    }

    @Test
    void shouldKeepGenerationsApart() {
        Carried carried = Carried.NONE
                .fold(Map.of("a", Readings.of("web-0.1", 1, 5)), Set.of())
                .fold(Map.of("b", Readings.of("web-0.2", 2, 7)), Set.of());

        assertThat(requests(carried, WEB_0)).isEqualTo(5);
        assertThat(requests(carried, new Place("web", "web-0", 2))).isEqualTo(7);
    }

    @Test
    void shouldCarryOnTheLastTenGenerationsOfEachContextByTheirEnds() {
        Carried carried = Carried.NONE.fold(Map.of("e", Readings.of("engine-0.1", 1, 1)), Set.of());
        for (int generation = 20; generation > 8; generation--) {
            carried = carried.fold(Map.of("f" + generation, Readings.of("web-0.1", generation, 1)), Set.of());
        }

        assertThat(carried.totals().byPlace().keySet())
                .filteredOn(place -> place.context().equals("web"))
                .extracting(Place::generation)
                .containsExactly(9, 10, 11, 12, 13, 14, 15, 16, 17, 18);
        assertThat(requests(carried, new Place("engine", "engine-0", 1))).isEqualTo(1);
    }

    @Test
    void shouldKeepAGenerationThatLives() {
        Carried carried = Carried.NONE.fold(Map.of("a", Readings.of("web-0.1", 1, 5)), Set.of());
        for (int generation = 2; generation < 20; generation++) {
            carried = carried.fold(
                    Map.of("f" + generation, Readings.of("web-0.1", generation, 1)), Set.of(new Version("web", 1)));
        }

        assertThat(requests(carried, WEB_0)).isEqualTo(5);
    }

    @Test
    void shouldCarryOnNeitherGaugesNorZeros() {
        Meter never = new Meter("never", Kind.COUNTER, Map.of(), List.of(), 1);
        Carried carried = Carried.NONE.fold(
                Map.of(
                        "a",
                        Readings.of(
                                identity("web-0.1", 1),
                                series(HEAT, Values.ofGauge(7)),
                                series(never, Values.of(0, 0)))),
                Set.of());

        assertThat(carried.totals().byPlace().get(WEB_0)).isEmpty();
    }

    @Test
    void shouldNotTellWhatAStandbyHasCounted() {
        Carried carried = Carried.NONE.fold(Map.of("a", Readings.of("web-standby.1", 1, 5)), Set.of());

        assertThat(carried.totals().byPlace()).isEmpty();
        assertThat(carried.folded()).containsExactly("a");
    }

    @Test
    void shouldAddBucketsAndTheRestOfSums() {
        Meter work = new Meter("work", Kind.HISTOGRAM, Map.of(), List.of(0.1), 1);
        Values some = Values.of(3, Double.doubleToRawLongBits(0.5), 1, 2);
        Carried carried = Carried.NONE.fold(
                Map.of(
                        "a", Readings.of(identity("web-0.1", 1), series(work, some)),
                        "b", Readings.of(identity("web-0.2", 1), series(work, some))),
                Set.of());

        assertThat(carried.totals().find(WEB_0, work).orElseThrow().values())
                .isEqualTo(Values.of(6, Double.doubleToRawLongBits(1), 2, 4));
    }

    @Test
    void shouldBeTheSameWhereNothingIsNew() {
        Carried carried = Carried.NONE.fold(Map.of("a", Readings.of("web-0.1", 1, 5)), Set.of());

        assertThat(carried.fold(Map.of(), Set.of())).isEqualTo(carried);
    }

    /** Another version of the application has other buckets: what was counted with those before cannot be added, and to Prometheus the counter begins anew. */
    @Test
    void shouldForgetWhatWasCountedWithOtherBuckets() {
        Meter before = new Meter("work", Kind.HISTOGRAM, Map.of("k", "v"), List.of(0.1), 1);
        Meter now = new Meter("work", Kind.HISTOGRAM, Map.of("k", "v"), List.of(0.1, 1.0), 1);
        Meter other = new Meter("work", Kind.HISTOGRAM, Map.of("k", "w"), List.of(0.1), 1);
        Carried carried = fold(
                series(before, Values.of(3, 0, 1, 2)),
                series(other, Values.of(3, 0, 1, 2)),
                series(now, Values.of(1, 0, 0, 1, 0)));

        assertThat(carried.totals().byPlace().get(WEB_0)).containsOnlyKeys(now, other);
    }

    @Test
    void shouldForgetWhatWasCountedWithAMeterOfAnotherKind() {
        Meter before = new Meter("work", Kind.COUNTER, Map.of("k", "v"), List.of(), 1);
        Meter now = new Meter("work", Kind.SUMMARY, Map.of("k", "w"), List.of(), 1);
        Carried carried = fold(series(before, Values.of(3, 0)), series(now, Values.of(1, 1, 0)));

        assertThat(carried.totals().byPlace().get(WEB_0)).containsOnlyKeys(now);
    }

    @Test
    void shouldForgetACounterThatHasBecomeAGauge() {
        Meter gauge = new Meter("requests", Kind.GAUGE, Map.of(), List.of(), 1);

        assertThat(fold(series(REQUESTS, Values.of(3, 0)), series(gauge, Values.ofGauge(1)))
                        .totals()
                        .byPlace()
                        .get(WEB_0))
                .isEmpty();
    }

    /** Each series is of a process of its own, the oldest first; their files are found in any order. */
    private static Carried fold(Reading.Series... series) {
        Map<String, Reading> ended = new TreeMap<>();
        for (int i = 0; i < series.length; i++) {
            ended.put("file " + (series.length - i), Readings.of(identity("web-0." + i, 1), series[i]));
        }
        return Carried.NONE.fold(ended, Set.of());
    }

    /** Within one process, too, a meter may be removed and come again with other buckets. */
    @Test
    void shouldForgetWhatAProcessHasRemovedAndMadeAnew() {
        Meter before = new Meter("work", Kind.HISTOGRAM, Map.of(), List.of(0.1), 1);
        Meter now = new Meter("work", Kind.HISTOGRAM, Map.of(), List.of(0.5), 1);
        Reading reading = Readings.of(
                identity("web-0.1", 1),
                new Reading.Series(before, "", true, Values.of(3, 0, 1, 2)),
                series(now, Values.of(1, 0, 1, 0)));

        assertThat(Totals.NONE.plus(reading).byPlace().get(WEB_0)).containsOnlyKeys(now);
    }
}
