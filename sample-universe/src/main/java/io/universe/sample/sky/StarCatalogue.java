package io.universe.sample.sky;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All stars, by number and by brightness. Immutable; safe from any thread. */
public final class StarCatalogue {

    private final List<Star> brightestFirst;
    private final Map<Integer, Star> byId;

    /** A copy of these. */
    public StarCatalogue(Collection<Star> stars) {
        this.brightestFirst = stars.stream()
                .sorted(Comparator.comparingDouble(Star::magnitude).thenComparingInt(Star::id))
                .toList();
        this.byId = brightestFirst.stream().collect(toUnmodifiableMap(Star::id, Function.identity()));
    }

    /** Every star, the brightest first. */
    public List<Star> all() {
        return brightestFirst;
    }

    /** The star with this number. */
    public Optional<Star> star(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** At most so many stars that are at least as bright as this magnitude, the brightest first. */
    public List<Star> brightest(int limit, double magnitude) {
        return brightestFirst.stream()
                .takeWhile(star -> star.magnitude() <= magnitude)
                .limit(limit)
                .toList();
    }

    /** The stars within the borders of a constellation, the brightest first; none where nobody knows it. */
    public List<Star> in(String constellation) {
        return brightestFirst.stream()
                .filter(star -> star.constellation().equals(constellation))
                .toList();
    }
}
