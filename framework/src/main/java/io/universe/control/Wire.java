package io.universe.control;

import io.vertx.core.json.JsonObject;

/** The envelope of every message: its type. */
final class Wire {

    private static final String TYPE = "type";

    private Wire() {}

    static JsonObject message(String type) {
        return new JsonObject().put(TYPE, type);
    }

    static String type(JsonObject json) {
        return json.getString(TYPE, "");
    }
}
