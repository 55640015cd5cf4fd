package io.universe.sample.sky;

/**
 * A place on the celestial sphere (equinox J2000).
 *
 * @param ra right ascension in degrees, 0 to 360
 * @param dec declination in degrees, -90 to 90
 */
public record Position(double ra, double dec) {

    /** Refuses what lies on no sphere. */
    public Position {
        requireWithin("right ascension", ra, 0, 360);
        requireWithin("declination", dec, -90, 90);
    }

    /** The angle between this place and another, in degrees. */
    public double angleTo(Position other) {
        return Direction.of(this).angleTo(Direction.of(other));
    }

    private static void requireWithin(String what, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(
                    "%s must be from %s to %s degrees, got %s".formatted(what, (int) min, (int) max, value));
        }
    }
}
