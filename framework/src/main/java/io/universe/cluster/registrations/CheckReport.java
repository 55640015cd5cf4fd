package io.universe.cluster.registrations;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;

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

    /** The same in parts with at most so many findings of each kind of outcome, and addresses cut to so many characters: for a receiver that does not take just any length. None where it is clean. */
    public List<CheckReport> parts(int mostFindings, int mostChars) {
        int most = Math.max(repaired.size(), remaining.size());
        return IntStream.iterate(0, from -> from < most, from -> from + mostFindings)
                .mapToObj(from -> new CheckReport(
                        addresses,
                        part(repaired, from, mostFindings, mostChars),
                        part(remaining, from, mostFindings, mostChars)))
                .toList();
    }

    private static List<Finding> part(List<Finding> findings, int from, int most, int mostChars) {
        return findings.stream()
                .skip(from)
                .limit(most)
                .map(finding -> finding.shortened(mostChars))
                .toList();
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
