package io.universe.monitor.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The status as the console gets it: without what changes while nothing happens, so that the same twice is the same text. Pure. */
final class FeedDocument {

    private static final List<String> GROUPS = List.of("workers", "successors", "leaving", "standbys", "debugged");
    /** A moment as far as tenths of a second, such as {@code 2026-01-01T09:41:07.1}. */
    private static final int TENTHS = 21;

    private static final String SINCE = "since";

    private FeedDocument() {}

    /** The document is changed, not copied. */
    static JsonObject of(JsonObject status) {
        objects(status, "contexts")
                .flatMap(context -> GROUPS.stream().flatMap(group -> objects(context, group)))
                .forEach(worker -> shorten(worker).remove("uptimeSeconds"));
        objects(status, "deathQueue").forEach(FeedDocument::shorten);
        return status;
    }

    /** Ages are measured by one clock and told by another: their difference is never twice the same. */
    private static JsonObject shorten(JsonObject aged) {
        @Nullable String since = aged.getString(SINCE);
        return since == null || since.length() <= TENTHS ? aged : aged.put(SINCE, since.substring(0, TENTHS) + "Z");
    }

    private static Stream<JsonObject> objects(JsonObject document, String field) {
        return document.getJsonArray(field, new JsonArray()).stream().map(JsonObject.class::cast);
    }
}
