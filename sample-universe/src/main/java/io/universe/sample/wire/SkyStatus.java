package io.universe.sample.wire;

import io.universe.sample.sky.Atlas;
import io.vertx.core.json.JsonObject;

/** What a worker says about itself as the status {@code sky}. */
public final class SkyStatus {

    /** The name of the status. */
    public static final String NAME = "sky";

    private SkyStatus() {}

    /** How much of the sky it has loaded, and how often it was asked for something. */
    public static JsonObject of(Atlas atlas, long asked) {
        return new JsonObject()
                .put("stars", atlas.stars().all().size())
                .put("constellations", atlas.constellations().all().size())
                .put("asked", asked);
    }
}
