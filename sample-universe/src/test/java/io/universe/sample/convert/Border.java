package io.universe.sample.convert;

import io.universe.sample.sky.Position;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The border of a constellation: a closed ring of places. */
record Border(String constellation, List<Position> ring) {

    static Border of(JsonObject feature) {
        return new Border(
                feature.getString("id"),
                AtlasConverter.positions(feature.getJsonObject("geometry")
                        .getJsonArray("coordinates")
                        .getJsonArray(0)));
    }

    /** Walks from the place to the north pole: each crossing of the border leads in or out. */
    boolean encloses(Position place) {
        boolean odd = false;
        for (int i = 0; i < ring.size(); i++) {
            odd ^= isCrossedNorthOf(place, ring.get(i), ring.get((i + 1) % ring.size()));
        }
        return odd != hasNorthPole();
    }

    private boolean hasNorthPole() {
        return constellation.equals("UMi");
    }

    private static boolean isCrossedNorthOf(Position place, Position from, Position to) {
        double width = eastward(to.ra() - from.ra());
        double start = eastward(from.ra() - place.ra());
        boolean passes = (start <= 0) != (start + width <= 0);
        if (!passes || Math.abs(start) > 90) {
            return false;
        }
        return from.dec() - start / width * (to.dec() - from.dec()) > place.dec();
    }

    /** A difference of right ascension as the shorter way, -180 to 180. */
    private static double eastward(double degrees) {
        return ((degrees + 540) % 360 + 360) % 360 - 180;
    }
}
