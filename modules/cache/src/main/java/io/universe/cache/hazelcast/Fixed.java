package io.universe.cache.hazelcast;

import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * The options of a namespace, as the catalogue has them.
 *
 * @param id of this life of the namespace: one that is used again after it was destroyed is another one
 */
record Fixed(String id, JsonObject options) {

    private static final String ID = "id";

    /** Of a namespace that begins. */
    static Fixed anew(JsonObject options) {
        return new Fixed(UUID.randomUUID().toString(), options);
    }

    static Fixed read(String text) {
        JsonObject json = new JsonObject(text);
        String id = json.getString(ID, "");
        json.remove(ID);
        return new Fixed(id, json);
    }

    String write() {
        return options.copy().put(ID, id).encode();
    }
}
