package io.universe.benchmarks;

import io.universe.testkit.TestUniverse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a master has noted until now: all times are of its clock. */
record Journal(List<JsonObject> entries) {

    static Journal of(TestUniverse universe) {
        return new Journal(universe.home().journal());
    }

    /** The entries of one type, such as {@code archive}. */
    Stream<JsonObject> ofType(String type) {
        return entries.stream().filter(entry -> type.equals(entry.getString("type")));
    }

    /** What has become of process lives. */
    Stream<JsonObject> transitions() {
        return ofType("transition");
    }

    /** When a process life, such as {@code web-0.3}, came to a stage; throws NoSuchElementException where it has not, or not yet. */
    Instant at(String life, String stage) {
        return transitions()
                .filter(entry -> life.equals(entry.getString("worker")) && stage.equals(entry.getString("to")))
                .map(Journal::at)
                .findFirst()
                .orElseThrow();
    }

    /** The first life of a slot after an incarnation that came to serve; empty while there is none. */
    Optional<String> readyAfter(String slot, int incarnation) {
        return transitions()
                .filter(entry -> "READY".equals(entry.getString("to")))
                .map(entry -> entry.getString("worker"))
                .filter(life -> life.startsWith(slot + "."))
                .filter(life -> Integer.parseInt(life.substring(slot.length() + 1)) > incarnation)
                .findFirst();
    }

    static Instant at(JsonObject entry) {
        return Instant.parse(entry.getString("at"));
    }

    static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }
}
