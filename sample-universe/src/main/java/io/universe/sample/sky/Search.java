package io.universe.sample.sky;

import java.util.function.Predicate;

/**
 * What to look for around a place: at most {@code limit} stars that are {@code wanted}, no further away than {@code radius} degrees.
 */
public record Search(int limit, double radius, Predicate<Star> wanted) {

    /** Refuses a search that can find nothing by its making. */
    public Search {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, got " + limit);
        }
        if (!(radius >= 0 && radius <= 180)) {
            throw new IllegalArgumentException("radius must be from 0 to 180 degrees, got " + radius);
        }
    }

    /** The nearest stars, however far. */
    public static Search nearest(int limit) {
        return new Search(limit, 180, star -> true);
    }

    /** The same search, no further than this. */
    public Search within(double degrees) {
        return new Search(limit, degrees, wanted);
    }

    /** The same search among stars that fulfil this too. */
    public Search where(Predicate<Star> condition) {
        return new Search(limit, radius, wanted.and(condition));
    }
}
