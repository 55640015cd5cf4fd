package io.universe.operations;

import io.universe.operations.Inspection.Kind;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** How inspections travel. Pure. */
final class InspectionForm {

    private InspectionForm() {}

    static Inspection read(JsonObject json) {
        try {
            return of(json);
        } catch (ClassCastException | NullPointerException e) {
            throw new IllegalArgumentException("an inspection of another version: " + json.encode(), e);
        }
    }

    private static Inspection of(JsonObject json) {
        String label = Objects.requireNonNullElse(json.getString("kind"), "");
        Kind kind = Kind.of(label)
                .orElseThrow(() -> new IllegalArgumentException("an inspection of another version: \"" + label + "\""));
        return switch (kind) {
            case THREADS -> new Inspection.Threads();
            case HISTOGRAM -> new Inspection.Histogram();
            case HEAP -> new Inspection.Heap(json.getBoolean("live"));
            case RECORDING ->
                new Inspection.Recording(
                        Duration.ofMillis(json.getLong("millis")),
                        Objects.requireNonNull(json.getString("settings")),
                        json.getLong("maxBytes"));
            case FLAME -> new Inspection.Flame(Duration.ofMillis(json.getLong("millis")), json.getBoolean("collapsed"));
            case COLLECT -> new Inspection.Collect();
            case LOG_LEVEL ->
                new Inspection.LogLevel(
                        Objects.requireNonNull(json.getString("logger")),
                        Objects.requireNonNull(json.getString("level")),
                        Optional.ofNullable(json.getLong("millis")).map(Duration::ofMillis));
        };
    }
}
