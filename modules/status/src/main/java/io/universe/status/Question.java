package io.universe.status;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What every node is asked.
 *
 * @param name of a status; empty where the question is for all names
 * @param value what it is to be set to; null otherwise
 * @param patience how long the asking node waits
 */
record Question(Kind kind, String name, @Nullable Object value, Duration patience) {

    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration LONGEST_WAY = Duration.ofMillis(200);

    enum Kind {
        NAMES,
        READ,
        SET
    }

    Question {
        if (name.isEmpty() && kind != Kind.NAMES) {
            throw new IllegalArgumentException("the name of a status is empty");
        }
        if (patience.compareTo(LEAST) < 0 || patience.compareTo(Statuses.MAX_WAIT) > 0) {
            throw new IllegalArgumentException(
                    "wait must be from %s to %s, got %s".formatted(LEAST, Statuses.MAX_WAIT, patience));
        }
    }

    static Question names(Duration wait) {
        return new Question(Kind.NAMES, "", null, wait);
    }

    static Question read(String name, Duration wait) {
        return new Question(Kind.READ, name, null, wait);
    }

    static Question set(String name, @Nullable Object value, Duration wait) {
        return new Question(Kind.SET, name, JsonCopy.of("the value for '%s'".formatted(name), value), wait);
    }

    /** How long the asked node waits for itself: less, so that its word of it arrives in time. */
    Duration ownPatience() {
        Duration way = patience.dividedBy(10);
        return patience.minus(way.compareTo(LONGEST_WAY) < 0 ? way : LONGEST_WAY);
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("kind", kind.name())
                .put("name", name)
                .put("value", value)
                .put("waitMillis", patience.toMillis());
    }

    static Question fromJson(JsonObject json) {
        return new Question(
                Kind.valueOf(json.getString("kind")),
                json.getString("name"),
                json.getValue("value"),
                Duration.ofMillis(json.getLong("waitMillis")));
    }
}
