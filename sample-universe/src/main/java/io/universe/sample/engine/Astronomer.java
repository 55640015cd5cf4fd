package io.universe.sample.engine;

import io.universe.sample.sky.Atlas;
import io.universe.sample.sky.Constellation;
import io.universe.sample.sky.Neighbour;
import io.universe.sample.sky.Search;
import io.universe.sample.sky.Star;
import io.universe.sample.wire.ConstellationQuery;
import io.universe.sample.wire.NeighbourQuery;
import io.universe.sample.wire.Refusal;
import io.universe.sample.wire.SkyJson;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The one who knows the answers. A question goes in, JSON comes out, or a {@link Refusal} is thrown; immutable. */
final class Astronomer {

    private final Atlas atlas;

    Astronomer(Atlas atlas) {
        this.atlas = atlas;
    }

    JsonObject neighbours(NeighbourQuery query) {
        Star star = atlas.stars()
                .star(query.id())
                .orElseThrow(() -> Refusal.notFound("there is no star with the number " + query.id()));
        return new JsonObject()
                .put("star", SkyJson.of(star))
                .put("neighbours", SkyJson.array(around(star, query.limit()), SkyJson::of));
    }

    JsonObject constellation(ConstellationQuery query) {
        return query.id().map(this::constellation).orElseGet(this::constellations);
    }

    private List<Neighbour> around(Star star, int limit) {
        Search others = Search.nearest(limit).where(other -> other.id() != star.id());
        return atlas.index().around(star.position(), others);
    }

    private JsonObject constellation(String id) {
        Constellation constellation = atlas.constellations()
                .constellation(id)
                .orElseThrow(() -> Refusal.notFound("there is no constellation with the abbreviation " + id));
        return new JsonObject()
                .put("constellation", SkyJson.of(constellation))
                .put("stars", SkyJson.array(atlas.stars().in(id), SkyJson::of));
    }

    private JsonObject constellations() {
        return new JsonObject()
                .put("constellations", SkyJson.array(atlas.constellations().all(), SkyJson::of));
    }
}
