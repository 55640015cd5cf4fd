package io.universe.sample.web;

import io.universe.sample.sky.Atlas;
import io.universe.sample.sky.Position;
import io.universe.sample.sky.Search;
import io.universe.sample.wire.Refusal;
import io.universe.sample.wire.SkyJson;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import java.util.Optional;
import java.util.Set;

/**
 * A question for many stars: the brightest ones, or, near a place, the nearest ones.
 *
 * @param limit how many at most: 1 to 10000, 100 unless given
 * @param magnitude only stars at least as bright: -2 to 7, 6 unless given
 * @param near the place, as {@code RA,DEC} in degrees
 * @param radius only with {@code near}: no further away than this, 0 to 180 degrees, 180 unless given
 */
record StarsQuery(int limit, double magnitude, Optional<Position> near, double radius) {

    private static final Set<String> PARAMETERS = Set.of("limit", "magnitude", "near", "radius");

    static StarsQuery of(MultiMap parameters) {
        Query query = Query.of(parameters, PARAMETERS);
        if (query.has("radius") && !query.has("near")) {
            throw Refusal.badRequest("radius needs near=RA,DEC");
        }
        return new StarsQuery(
                query.integer("limit", 1, 10_000, 100),
                query.decimal("magnitude", -2, 7, 6),
                query.place("near"),
                query.decimal("radius", 0, 180, 180));
    }

    /** What the atlas answers; with {@code near}, each star has its {@code distance} in degrees. */
    JsonArray answer(Atlas atlas) {
        return near.map(place -> SkyJson.array(atlas.index().around(place, search()), SkyJson::of))
                .orElseGet(() -> SkyJson.array(atlas.stars().brightest(limit, magnitude), SkyJson::of));
    }

    private Search search() {
        return Search.nearest(limit).within(radius).where(star -> star.magnitude() <= magnitude);
    }
}
