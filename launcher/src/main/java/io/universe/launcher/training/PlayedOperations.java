package io.universe.launcher.training;

import io.universe.operations.Author;
import io.universe.operations.Ecv;
import io.universe.operations.Inspected;
import io.universe.operations.Inspection;
import io.universe.operations.LogReader;
import io.universe.operations.Operations;
import io.universe.operations.Outcome;
import io.universe.operations.Probe;
import io.universe.operations.Wish;
import io.universe.spi.StatusReader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What the commands in training are answered. */
final class PlayedOperations implements Operations {

    private static final String NOW = Instant.EPOCH.toString();

    private final LogReader logs;

    /** Where nothing else is played: these are the training's own. */
    PlayedOperations(LogReader logs) {
        this.logs = logs;
    }

    @Override
    public JsonObject status() {
        return new JsonObject()
                .put("universe", "training")
                .put("home", "")
                .put("ready", true)
                .put("stopping", false)
                .put(
                        "master",
                        new JsonObject()
                                .put("pid", 1)
                                .put("uuid", "")
                                .put("host", "")
                                .put("startedAt", NOW)
                                .put("version", "")
                                .put("monPort", 0))
                .put("contexts", new JsonArray().add(context()))
                .put("nodes", new JsonArray())
                .put("ecv", new JsonObject().put("state", "UP").put("since", NOW))
                .put("deathQueue", new JsonArray());
    }

    private static JsonObject context() {
        JsonObject worker = new JsonObject()
                .put("name", "training-0")
                .put("role", "SPAWN")
                .put("slot", 0)
                .put("incarnation", 1)
                .put("generation", 1)
                .put("pid", 2)
                .put("uuid", "")
                .put("stage", "READY")
                .put("reason", "warmed-up")
                .put("since", NOW)
                .put("uptimeSeconds", 1.0)
                .put("heartbeat", new JsonObject());
        return new JsonObject()
                .put("name", "training")
                .put("target", 1)
                .put("port", 0)
                .put("generation", 1)
                .put("state", "steady")
                .put("workers", new JsonArray().add(worker))
                .put("standbys", new JsonArray());
    }

    @Override
    public Ecv ecv() {
        return new PlayedEcv();
    }

    @Override
    public Probe probe(Probe.Kind kind) {
        return Probe.of(List.of(Probe.Check.up("training")));
    }

    @Override
    public Optional<StatusReader> statusReader() {
        return Optional.empty();
    }

    @Override
    public List<String> journal() {
        return List.of(new JsonObject()
                .put("at", NOW)
                .put("type", "ready")
                .put("universe", "training")
                .encode());
    }

    @Override
    public Runnable follow(Consumer<String> listener) {
        return () -> {};
    }

    @Override
    public LogReader logs() {
        return logs;
    }

    @Override
    public String metrics() {
        return "";
    }

    @Override
    public Optional<JsonObject> dependencies(Optional<String> context) {
        return Optional.empty();
    }

    @Override
    public CompletableFuture<Optional<JsonObject>> doctor() {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public CompletableFuture<Optional<String>> restart() {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public void stop(String reason) {
        // Nothing stops by it.
    }

    @Override
    public void onChange(Author author, String change) {
        // Nobody reads it.
    }

    @Override
    public CompletableFuture<Outcome> wish(Wish wish, Outcome.Until until) {
        return CompletableFuture.completedFuture(new Outcome.Accepted());
    }

    @Override
    public CompletableFuture<Inspected> inspect(String worker, Inspection what) {
        return CompletableFuture.completedFuture(new Inspected.Told(new JsonObject()));
    }
}
