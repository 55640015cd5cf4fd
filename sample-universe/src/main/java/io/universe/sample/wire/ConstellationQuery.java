package io.universe.sample.wire;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** A question for one constellation and its stars, or for all figures of the sky where no {@code id} is given. */
public record ConstellationQuery(Optional<String> id) {

    /** The body of the request. */
    public JsonObject toJson() {
        JsonObject json = new JsonObject();
        id.ifPresent(value -> json.put("id", value));
        return json;
    }

    /** Reads what {@link #toJson} wrote; refuses anything else. */
    public static ConstellationQuery fromJson(JsonObject json) {
        Object value = json.getValue("id");
        if (value == null || value instanceof String) {
            return new ConstellationQuery(Optional.ofNullable((String) value));
        }
        throw Refusal.badRequest("id must be the abbreviation of a constellation, got %s".formatted(value));
    }
}
