package io.universe.launcher.archive;

import io.vertx.core.json.JsonObject;

/**
 * Something has become of an archive.
 *
 * @param event what
 * @param key which
 * @param details what is to be known of it, by name; fit for a line of the log
 */
public record ArchiveNews(Event event, String key, JsonObject details) {

    /** What may become of an archive. */
    public enum Event {
        /** It is there, and JVMs start with it from now on. */
        MADE,
        /** It was thrown away; the reason says why. */
        DISCARDED,
        /** It could not be made; JVMs start without. */
        FAILED
    }

    static ArchiveNews made(ArchiveKey key, long millis, long bytes) {
        return new ArchiveNews(
                Event.MADE, key.name(), new JsonObject().put("millis", millis).put("bytes", bytes));
    }

    static ArchiveNews discarded(String key, String reason) {
        return new ArchiveNews(Event.DISCARDED, key, new JsonObject().put("reason", reason));
    }

    static ArchiveNews failed(ArchiveKey key, String reason) {
        return new ArchiveNews(Event.FAILED, key.name(), new JsonObject().put("reason", reason));
    }
}
