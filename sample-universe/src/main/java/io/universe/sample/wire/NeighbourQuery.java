package io.universe.sample.wire;

import io.vertx.core.json.JsonObject;

/**
 * A question for the stars around a star.
 *
 * @param id the number of the star
 * @param limit how many neighbours at most, 1 to 100
 */
public record NeighbourQuery(int id, int limit) {

    /** The most neighbours one may ask for. */
    public static final int MAX_LIMIT = 100;

    /** Refuses a limit out of range. */
    public NeighbourQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Refusal.badRequest("limit must be an integer from 1 to %d, got %d".formatted(MAX_LIMIT, limit));
        }
    }

    /** The body of the request. */
    public JsonObject toJson() {
        return new JsonObject().put("id", id).put("limit", limit);
    }

    /** Reads what {@link #toJson} wrote; refuses anything else. */
    public static NeighbourQuery fromJson(JsonObject json) {
        return new NeighbourQuery(integer(json, "id"), integer(json, "limit"));
    }

    private static int integer(JsonObject json, String name) {
        Object value = json.getValue(name);
        if (value instanceof Integer number) {
            return number;
        }
        throw Refusal.badRequest("%s must be an integer, got %s".formatted(name, value));
    }
}
