package io.universe.cache;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is there of one key, for people who look for a fault.
 *
 * @param state {@code value}, {@code failure} (of a loader, kept for a while), {@code deleted}, {@code expired}, {@code evicted} (remembered for a while), {@code none} (only being loaded)
 * @param version of the last change
 * @param bytes the size of the value
 * @param until when it expires, or is forgotten; null for never
 * @param loader the uuid of the node that loads it; null where nobody does
 * @param waiters how many other nodes wait for that
 */
public record Inspection(
        String key,
        String state,
        long version,
        int bytes,
        @Nullable Instant until,
        @Nullable String loader,
        int waiters) {

    /** For people and monitors. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("key", key)
                .put("state", state)
                .put("version", version)
                .put("bytes", bytes)
                .put("until", until == null ? null : until.toString())
                .put("loader", loader)
                .put("waiters", waiters);
    }
}
