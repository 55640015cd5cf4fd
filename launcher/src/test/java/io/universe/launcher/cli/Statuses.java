package io.universe.launcher.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** Answers of {@code /status.json}: {@code status(false, context("web", 2, worker("web-0", 1, "WARMING")))}. */
final class Statuses {

    private Statuses() {}

    static JsonObject status(boolean ready, JsonObject... contexts) {
        return new JsonObject()
                .put("universe", "sample")
                .put("home", "/srv/sample")
                .put("master", new JsonObject().put("pid", 100).put("monPort", 9091))
                .put("ready", ready)
                .put("contexts", new JsonArray(List.of(contexts)))
                .put(
                        "nodes",
                        new JsonArray()
                                .add(new JsonObject(
                                        Map.of("uuid", "u1", "role", "MASTER", "host", "127.0.0.1", "pid", 100))))
                .put("ecv", new JsonObject().put("state", "UP").put("since", "2026-01-01T00:00:00Z"));
    }

    static JsonObject context(String name, int target, JsonObject... workers) {
        return new JsonObject()
                .put("name", name)
                .put("target", target)
                .put("port", 9090)
                .put("generation", 1)
                .put("state", "steady")
                .putNull("reason")
                .put("workers", new JsonArray(List.of(workers)))
                .put("standbys", new JsonArray());
    }

    static JsonObject worker(String name, int incarnation, String stage) {
        return new JsonObject()
                .put("name", name)
                .put("role", "SPAWN")
                .put("incarnation", incarnation)
                .put("pid", 200 + incarnation)
                .put("stage", stage)
                .put("uptimeSeconds", 183.4);
    }
}
