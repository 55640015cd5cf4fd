package io.universe.sample.wire;

import io.universe.sample.sky.Constellation;
import io.universe.sample.sky.Neighbour;
import io.universe.sample.sky.Position;
import io.universe.sample.sky.Star;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/** The sky as JSON. Places are arrays {@code [ra, dec]} in figures, where there are many of them. */
public final class SkyJson {

    private SkyJson() {}

    /** A star; {@code colour} is missing where nobody measured it, {@code name} where it has none. */
    public static JsonObject of(Star star) {
        JsonObject json = new JsonObject().put("id", star.id());
        if (!star.name().isEmpty()) {
            json.put("name", star.name());
        }
        json.put("designation", star.designation())
                .put("constellation", star.constellation())
                .put("ra", star.position().ra())
                .put("dec", star.position().dec())
                .put("magnitude", star.magnitude());
        star.colour().ifPresent(colour -> json.put("colour", colour));
        return json;
    }

    /** A star and how far it is, in degrees with four digits. */
    public static JsonObject of(Neighbour neighbour) {
        return of(neighbour.star()).put("distance", Math.round(neighbour.distance() * 10_000) / 10_000.0);
    }

    /** A constellation with its figure. */
    public static JsonObject of(Constellation constellation) {
        return new JsonObject()
                .put("id", constellation.id())
                .put("name", constellation.name())
                .put("english", constellation.english())
                .put("labels", array(constellation.labels(), SkyJson::pair))
                .put("lines", array(constellation.lines(), line -> array(line, SkyJson::pair)));
    }

    /** Each of these as JSON. */
    public static <T> JsonArray array(List<T> values, Function<T, ?> toJson) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(toJson.apply(value)));
        return array;
    }

    private static JsonArray pair(Position position) {
        return new JsonArray().add(position.ra()).add(position.dec());
    }
}
