package io.universe.operations;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** How inspections travel. Pure. */
final class InspectionForm {

    static final String TEXT = "text/plain; charset=utf-8";

    private InspectionForm() {}

    static Inspection read(JsonObject json) {
        try {
            return of(json);
        } catch (ClassCastException | NullPointerException e) {
            throw new IllegalArgumentException("an inspection of another version: " + json.encode(), e);
        }
    }

    private static Inspection of(JsonObject json) {
        String kind = Objects.requireNonNullElse(json.getString("kind"), "");
        return switch (kind) {
            case "threads" -> new Inspection.Threads();
            case "histogram" -> new Inspection.Histogram();
            case "heap" -> new Inspection.Heap(json.getBoolean("live"));
            case "recording" ->
                new Inspection.Recording(
                        Duration.ofMillis(json.getLong("millis")),
                        Objects.requireNonNull(json.getString("settings")),
                        json.getLong("maxBytes"));
            case "gc" -> new Inspection.Collect();
            case "logLevel" ->
                new Inspection.LogLevel(
                        Objects.requireNonNull(json.getString("logger")),
                        Objects.requireNonNull(json.getString("level")),
                        Optional.ofNullable(json.getLong("millis")).map(Duration::ofMillis));
            default -> throw new IllegalArgumentException("an inspection of another version: \"" + kind + "\"");
        };
    }
}
