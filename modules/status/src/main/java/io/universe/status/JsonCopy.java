package io.universe.status;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value as it comes out of JSON: what this node says to itself looks as it does to others, and shares nothing with what went in. Pure. */
final class JsonCopy {

    private JsonCopy() {}

    /** Throws IllegalArgumentException that begins with what it is where JSON cannot hold it. */
    static @Nullable Object of(String what, @Nullable Object value) {
        try {
            JsonArray copy = new JsonArray(new JsonArray().add(value).toBuffer());
            requireFinite(value);
            return copy.getValue(0);
        } catch (RuntimeException failure) {
            throw new IllegalArgumentException(
                    "%s is a %s that JSON cannot hold (%s): use null, a Boolean, finite number, String, JsonObject, JsonArray, Map or List"
                            .formatted(
                                    what,
                                    value == null ? "null" : value.getClass().getName(),
                                    failure.getMessage()),
                    failure);
        }
    }

    /** They would arrive as texts. What has been written once is not endless. */
    private static void requireFinite(@Nullable Object value) {
        if (value instanceof JsonObject json) {
            requireFinite(json.getMap());
        } else if (value instanceof JsonArray json) {
            requireFinite(json.getList());
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(JsonCopy::requireFinite);
        } else if (value instanceof List<?> list) {
            list.forEach(JsonCopy::requireFinite);
        } else if (value instanceof Number number && !Double.isFinite(number.doubleValue()) && isBinary(number)) {
            throw new IllegalArgumentException(number + " is no number");
        }
    }

    private static boolean isBinary(Number number) {
        return number instanceof Double || number instanceof Float;
    }
}
