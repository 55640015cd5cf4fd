package io.universe.cache.persistence;

import io.vertx.core.json.JsonObject;

/** What is asked of the process that has the disk. */
sealed interface Question {

    String ADDRESS = "universe.cache.store";

    /** That nobody has the disk here any more, or not yet: ask again. */
    int MOVED = 1;

    /** That it will not be, however often it is asked: the disk refuses, or what was to be safe was lost. */
    int REFUSED = 2;

    String namespace();

    /** Whether the namespace is open. */
    record Open(String namespace) implements Question {}

    /** Whether the key at this version is safe. */
    record Secured(String namespace, String key, long version) implements Question {}

    /** Whether all is forgotten. */
    record Destroy(String namespace) implements Question {}

    default JsonObject toJson() {
        JsonObject json = new JsonObject().put("namespace", namespace());
        if (this instanceof Secured secured) {
            return json.put("ask", "secured").put("key", secured.key()).put("version", secured.version());
        }
        return json.put("ask", this instanceof Open ? "open" : "destroy");
    }

    /** Throws IllegalArgumentException for what a later version asks. */
    static Question of(JsonObject json) {
        String namespace = json.getString("namespace");
        return switch (json.getString("ask", "")) {
            case "secured" -> new Secured(namespace, json.getString("key"), json.getLong("version"));
            case "open" -> new Open(namespace);
            case "destroy" -> new Destroy(namespace);
            default -> throw new IllegalArgumentException("not known to this version: " + json.encode());
        };
    }
}
