package io.universe.metrics.totals;

import io.universe.metrics.file.Meter;
import io.universe.metrics.file.Reading;
import io.universe.metrics.file.Values;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What was counted, by where and by meter. Immutable. */
public final class Totals {

    /** Nothing. */
    public static final Totals NONE = new Totals(Map.of());

    /** What a meter has counted, and what it is for. */
    public record Total(String help, Values values) {}

    private final Map<Place, Map<Meter, Total>> byPlace;

    private Totals(Map<Place, Map<Meter, Total>> byPlace) {
        this.byPlace = byPlace;
    }

    /** Of what is given, which is copied. */
    public static Totals of(Map<Place, Map<Meter, Total>> given) {
        Map<Place, Map<Meter, Total>> copy = new TreeMap<>();
        given.forEach((place, totals) -> copy.put(place, Map.copyOf(totals)));
        return new Totals(Collections.unmodifiableMap(copy));
    }

    /** By place, in order. */
    public Map<Place, Map<Meter, Total>> byPlace() {
        return byPlace;
    }

    /**
     * With what the process has counted, but for its gauges, and without what others have counted in its place with meters that it has in another shape: to Prometheus, such a counter begins anew. Nothing of a standby: that is
     * told when it has a slot.
     */
    public Totals plus(Reading reading) {
        if (reading.identity().isStandby()) {
            return this;
        }
        Place place = Place.of(reading.identity());
        Map<Meter, Total> sums = new HashMap<>(byPlace.getOrDefault(place, Map.of()));
        for (Reading.Series series : reading.series()) {
            Total total = new Total(series.help(), series.values());
            if (series.meter().kind().isKept()) {
                sums.merge(series.meter(), total, (known, more) -> sum(series.meter(), known, more));
            }
        }
        sums.keySet().removeIf(Shapes.of(reading)::supersede);
        return with(place, sums);
    }

    private static Total sum(Meter meter, Total one, Total other) {
        return new Total(other.help(), one.values().plus(meter, other.values()));
    }

    private Totals with(Place place, Map<Meter, Total> sums) {
        Map<Place, Map<Meter, Total>> changed = new TreeMap<>(byPlace);
        changed.put(place, Collections.unmodifiableMap(sums));
        return new Totals(Collections.unmodifiableMap(changed));
    }

    /** Without what was counted in places that the question answers with no. */
    public Totals where(Predicate<Place> isKept) {
        Map<Place, Map<Meter, Total>> left = new TreeMap<>(byPlace);
        left.keySet().removeIf(isKept.negate());
        return new Totals(Collections.unmodifiableMap(left));
    }

    /** Without meters that have counted nothing. */
    public Totals withoutZeros() {
        Map<Place, Map<Meter, Total>> left = new TreeMap<>();
        byPlace.forEach((place, totals) -> {
            Map<Meter, Total> sums = new HashMap<>(totals);
            sums.values().removeIf(total -> total.values().isZero());
            left.put(place, Collections.unmodifiableMap(sums));
        });
        return new Totals(Collections.unmodifiableMap(left));
    }

    /** What is known of the meter at this place. */
    public Optional<Total> find(Place place, Meter meter) {
        return Optional.ofNullable(byPlace.getOrDefault(place, Map.of()).get(meter));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Totals totals && byPlace.equals(totals.byPlace);
    }

    @Override
    public int hashCode() {
        return byPlace.hashCode();
    }

    @Override
    public String toString() {
        return byPlace.toString();
    }
}
