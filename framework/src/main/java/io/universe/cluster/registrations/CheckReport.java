package io.universe.cluster.registrations;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What a node found when it checked registrations.
 *
 * @param addresses how many addresses it looked at
 * @param repaired what was wrong, and is not any more
 * @param remaining what was wrong, and still is
 */
public record CheckReport(int addresses, List<Finding> repaired, List<Finding> remaining) {

    /** Copies the findings. */
    public CheckReport {
        repaired = List.copyOf(repaired);
        remaining = List.copyOf(remaining);
    }

    /** Whether everything was as it should be. */
    public boolean isClean() {
        return repaired.isEmpty() && remaining.isEmpty();
    }

    /** As it travels and is shown. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("addresses", addresses)
                .put("repaired", array(repaired))
                .put("remaining", array(remaining));
    }

    /** Reads what {@link #toJson} wrote. Throws some RuntimeException where it is nothing of the kind. */
    public static CheckReport fromJson(JsonObject json) {
        return new CheckReport(
                json.getInteger("addresses"),
                findings(json.getJsonArray("repaired")),
                findings(json.getJsonArray("remaining")));
    }

    private static JsonArray array(List<Finding> findings) {
        return new JsonArray(findings.stream().map(Finding::toJson).toList());
    }

    private static List<Finding> findings(JsonArray array) {
        return array.stream()
                .map(finding -> Finding.fromJson((JsonObject) finding))
                .toList();
    }
}
