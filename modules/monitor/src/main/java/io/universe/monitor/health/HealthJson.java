package io.universe.monitor.health;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.CheckResult;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The health of a worker as its heartbeat carries it: {@code {"status":"DOWN","checks":[{"id":"backend/stars","status":"DOWN","cause":"connection refused"}]}}. Bounded, those that are down first. Pure.
 */
final class HealthJson {

    static final int MOST_CHECKS = 20;
    private static final int MOST_CHARS = 200;

    /** One check, however deep it was registered. */
    private record Line(String id, boolean isUp, String cause) {

        JsonObject toJson() {
            JsonObject json = new JsonObject().put("id", id).put("status", isUp ? "UP" : "DOWN");
            return isUp ? json : json.put("cause", cause);
        }
    }

    private HealthJson() {}

    /** What came of a round that has ended. */
    static JsonObject of(Future<CheckResult> round) {
        return round.succeeded() ? of(round.result()) : down("health checks", String.valueOf(round.cause()));
    }

    /** Of a round that does not end. */
    static JsonObject overdue(Duration taken) {
        return down("health checks", "they have not ended for " + taken.toSeconds() + " s");
    }

    private static JsonObject down(String id, String cause) {
        return json(List.of(new Line(id, false, shortened(cause))));
    }

    private static JsonObject of(CheckResult whole) {
        return json(children(whole).flatMap(child -> lines("", child)).toList());
    }

    private static JsonObject json(List<Line> lines) {
        boolean isUp = lines.stream().allMatch(Line::isUp);
        List<JsonObject> shown = lines.stream()
                .sorted(Comparator.comparing(Line::isUp).thenComparing(Line::id))
                .limit(MOST_CHECKS)
                .map(Line::toJson)
                .toList();
        return new JsonObject().put("status", isUp ? "UP" : "DOWN").put("checks", new JsonArray(shown));
    }

    private static Stream<Line> lines(String path, CheckResult check) {
        String id = path + check.getId();
        return check.getChecks() == null
                ? Stream.of(new Line(id, CheckResult.isUp(check), cause(check)))
                : children(check).flatMap(child -> lines(id + "/", child));
    }

    private static Stream<CheckResult> children(CheckResult check) {
        @Nullable List<CheckResult> checks = check.getChecks();
        return checks == null ? Stream.empty() : checks.stream();
    }

    private static String cause(CheckResult check) {
        JsonObject data = check.getData();
        if (check.getFailure() != null) {
            return shortened(messageOf(check.getFailure()));
        }
        return data == null || data.isEmpty() ? "down" : shortened(data.getString("cause", data.encode()));
    }

    private static String messageOf(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }

    private static String shortened(String cause) {
        String line = cause.replaceAll("\\s+", " ").strip();
        return line.substring(0, Math.min(line.length(), MOST_CHARS));
    }
}
