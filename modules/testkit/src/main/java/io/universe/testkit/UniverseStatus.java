package io.universe.testkit;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code status.json} says at one moment. */
public record UniverseStatus(JsonObject json) {

    /** Whether every context has reached its target and has a worker that is READY. */
    public boolean isReady() {
        return json.getBoolean("ready", false);
    }

    /** The names of the contexts, {@code cache} among them. */
    public List<String> contexts() {
        return objects(json, "contexts")
                .map(context -> context.getString("name"))
                .toList();
    }

    /** One context; throws NoSuchElementException where there is none of this name. */
    public JsonObject context(String name) {
        return objects(json, "contexts")
                .filter(context -> context.getString("name").equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no context " + name + " in " + json));
    }

    /** The state of a context: {@code steady}, {@code errored}, …; empty where there is none of this name. */
    public String state(String context) {
        return contexts().contains(context) ? context(context).getString("state", "") : "";
    }

    /** The port that a context's workers share. */
    public int port(String context) {
        return context(context).getInteger("port");
    }

    /** The port of the monitor. */
    public int monPort() {
        return json.getJsonObject("master").getInteger("monPort");
    }

    /** The workers of all contexts. */
    public List<JsonObject> workers() {
        return objects(json, "contexts")
                .flatMap(context -> objects(context, "workers"))
                .toList();
    }

    /** The worker that is in a slot, such as {@code web-0}. */
    public Optional<JsonObject> worker(String slot) {
        return workers().stream()
                .filter(worker -> worker.getString("name").equals(slot))
                .findFirst();
    }

    /** Those of a context that wait for a slot, booted and warmed up. */
    public List<JsonObject> standbys(String context) {
        return objects(context(context), "standbys")
                .filter(standby -> "STANDBY".equals(standby.getString("stage")))
                .toList();
    }

    /** Whether a slot is READY with an incarnation later than this one. */
    public boolean isReady(String slot, int afterIncarnation) {
        return worker(slot)
                .filter(worker -> "READY".equals(worker.getString("stage")))
                .filter(worker -> worker.getInteger("incarnation") > afterIncarnation)
                .isPresent();
    }

    /** The nodes that were announced. */
    public List<JsonObject> nodes() {
        return objects(json, "nodes").toList();
    }

    private static Stream<JsonObject> objects(JsonObject parent, String key) {
        return parent.getJsonArray(key, new JsonArray()).stream().map(JsonObject.class::cast);
    }

    @Override
    public String toString() {
        return json.encode();
    }
}
