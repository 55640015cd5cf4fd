package io.universe.metrics.file;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tells one meter of a process from the others, and what its cells mean.
 *
 * @param name as Prometheus shows it, but for what the format adds, such as {@code _total}
 * @param tags by name, as Prometheus shows them; sorted
 * @param bounds the upper bounds of a histogram's buckets, ascending, without the infinite one; empty for others
 * @param scale what one whole unit of the sum is worth: 1e-9 where nanoseconds are counted and seconds are shown
 */
public record Meter(String name, Kind kind, Map<String, String> tags, List<Double> bounds, double scale) {

    /** Copies and sorts what it is given. */
    public Meter {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        bounds = List.copyOf(bounds);
    }

    /** How many cells it has. */
    public int cells() {
        return kind.cells(bounds.size());
    }

    /** As {@link #fromJson} reads it. */
    public JsonObject toJson() {
        JsonObject json = new JsonObject()
                .put("name", name)
                .put("kind", kind.name())
                .put("tags", new JsonObject(new TreeMap<String, Object>(tags)));
        if (!bounds.isEmpty()) {
            json.put("bounds", new JsonArray(bounds));
        }
        return scale == 1 ? json : json.put("scale", scale);
    }

    /** Throws RuntimeException of some kind where it is not what {@link #toJson} wrote. */
    public static Meter fromJson(JsonObject json) {
        Map<String, String> tags = new TreeMap<>();
        json.getJsonObject("tags").forEach(tag -> tags.put(tag.getKey(), (String) tag.getValue()));
        return new Meter(
                required(json.getString("name")),
                Kind.valueOf(json.getString("kind")),
                tags,
                json.getJsonArray("bounds", new JsonArray()).stream()
                        .map(bound -> ((Number) bound).doubleValue())
                        .toList(),
                json.getDouble("scale", 1.0));
    }

    private static String required(String name) {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("a meter without a name");
        }
        return name;
    }
}
