package io.universe.monitor.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Parts of the status document, each with an address of its own. Pure. */
record Views(JsonObject status) {

    private static final String NAME = "name";
    private static final List<String> GROUPS = List.of("workers", "successors", "leaving", "standbys", "debugged");

    JsonObject nodes() {
        return new JsonObject().put("nodes", status.getJsonArray("nodes", new JsonArray()));
    }

    JsonObject contexts() {
        return new JsonObject().put("contexts", status.getJsonArray("contexts", new JsonArray()));
    }

    Optional<JsonObject> context(String name) {
        return contextStream()
                .filter(context -> name.equals(context.getString(NAME)))
                .findFirst();
    }

    /** Who is debugged beside the workers of the context. */
    Optional<JsonObject> debugged(String context) {
        return context(context).stream()
                .flatMap(found -> objects(found, "debugged"))
                .findFirst();
    }

    List<String> contextNames() {
        return contextStream().map(context -> context.getString(NAME)).toList();
    }

    /** Whoever is in a slot, will be or was, the standbys, and who is debugged, each with the name of its context. */
    JsonObject workers() {
        return new JsonObject().put("workers", new JsonArray(workerStream().toList()));
    }

    /** Who is in the slot, rather than who is to follow or leaves. */
    Optional<JsonObject> worker(String name) {
        return workerStream()
                .filter(worker -> name.equals(worker.getString(NAME)))
                .findFirst();
    }

    List<String> workerNames() {
        return workerStream().map(worker -> worker.getString(NAME)).distinct().toList();
    }

    private Stream<JsonObject> workerStream() {
        return contextStream()
                .flatMap(context -> GROUPS.stream()
                        .flatMap(group -> objects(context, group))
                        .map(worker -> worker.copy().put("context", context.getString(NAME))));
    }

    private Stream<JsonObject> contextStream() {
        return objects(status, "contexts");
    }

    private static Stream<JsonObject> objects(JsonObject document, String field) {
        return document.getJsonArray(field, new JsonArray()).stream().map(JsonObject.class::cast);
    }
}
