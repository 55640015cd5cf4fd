package io.universe.cache;

import io.vertx.core.json.JsonObject;

/**
 * What one node has counted in one namespace.
 *
 * @param hit gets that found a value
 * @param miss gets that found none
 * @param load loaders that were called
 * @param error loaders that failed, threw, or were given up
 * @param waiting callers that wait for a load at this moment
 */
public record CacheStat(long hit, long miss, long load, long error, long waiting) {

    /** For people and monitors. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("hit", hit)
                .put("miss", miss)
                .put("load", load)
                .put("error", error)
                .put("waiting", waiting);
    }
}
