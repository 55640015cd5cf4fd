package io.universe.control;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.function.Function;

/** The envelope of every message: its type. */
final class Wire {

    private static final String TYPE = "type";

    private Wire() {}

    static JsonObject message(String type) {
        return new JsonObject().put(TYPE, type);
    }

    static String type(JsonObject json) {
        return Objects.requireNonNullElse(json.getString(TYPE), "");
    }

    /** A text that must be there. */
    static String text(JsonObject json, String key) {
        return Objects.requireNonNull(json.getString(key), key);
    }

    /** An object that must be there. */
    static JsonObject object(JsonObject json, String key) {
        return Objects.requireNonNull(json.getJsonObject(key), key);
    }

    /** Reads what another process wrote. Throws DecodeException where a field is missing or of another kind. */
    static <T> T read(JsonObject json, Function<JsonObject, T> reader) {
        try {
            return reader.apply(json);
        } catch (ClassCastException | NullPointerException | IllegalArgumentException e) {
            throw new DecodeException("malformed message of type '%s': %s".formatted(type(json), e), e);
        }
    }
}
