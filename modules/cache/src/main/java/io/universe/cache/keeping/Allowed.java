package io.universe.cache.keeping;

import io.universe.cache.CacheOptions;
import io.vertx.core.json.JsonObject;

/** What the catalogue allows a namespace, as far as its keeper has to know. */
record Allowed(int maxEntries, boolean isPersisted) {

    /** By its options, as the catalogue has them. */
    static Allowed of(String options) {
        JsonObject json = new JsonObject(options);
        return new Allowed(
                json.getInteger("maxEntries", CacheOptions.DEFAULTS.maxEntries()),
                json.getBoolean("persist", CacheOptions.DEFAULTS.persist()));
    }
}
