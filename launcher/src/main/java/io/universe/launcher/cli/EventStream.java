package io.universe.launcher.cli;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** The lines of {@code /events}: server-sent events when following, otherwise one JSON object for each line. */
final class EventStream {

    private static final String DATA = "data:";

    private EventStream() {}

    /** The event that the line holds; empty for comments, names and the ends of server-sent events. */
    static Optional<JsonObject> event(String line) {
        String text = line.startsWith(DATA) ? line.substring(DATA.length()).strip() : line.strip();
        if (!text.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JsonObject(text));
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }
}
