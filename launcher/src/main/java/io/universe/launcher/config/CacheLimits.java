package io.universe.launcher.config;

import io.universe.operations.Durations;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What every process of a universe takes for the bounds of the cache; the same in all of them.
 *
 * @param maxSizeBytes what all cached entries may take in one process that holds data
 * @param maxValueBytes what one value may take
 * @param lease how long a loading node may be silent before another one loads
 * @param fsync when changes of persisted namespaces are forced to disk
 */
public record CacheLimits(long maxSizeBytes, long maxValueBytes, Duration lease, Fsync fsync) {

    /** When a change is forced to disk. */
    public enum Fsync {
        /** Before it is acknowledged. */
        ALWAYS,
        /** A moment later. */
        INTERVAL,
        /** When the operating system likes. */
        NEVER
    }

    /** By their keys, as an operator writes them. */
    public Map<String, String> asWritten() {
        Map<String, String> written = new LinkedHashMap<>();
        written.put(CacheKeys.MAX_SIZE.name(), Types.shown(maxSizeBytes));
        written.put(CacheKeys.MAX_VALUE_SIZE.name(), Types.shown(maxValueBytes));
        written.put(CacheKeys.LEASE.name(), Durations.shown(lease));
        written.put(CacheKeys.FSYNC.name(), fsync.name().toLowerCase(Locale.ROOT));
        return written;
    }

    void putInto(JsonObject section) {
        section.put("maxSizeBytes", maxSizeBytes)
                .put("maxValueBytes", maxValueBytes)
                .put("leaseMillis", lease.toMillis())
                .put("fsync", fsync.name().toLowerCase(Locale.ROOT));
    }
}
