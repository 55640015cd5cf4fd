package io.universe.cache.node;

import io.universe.cache.front.FrontOptions;
import io.universe.cache.store.FsyncPolicy;
import io.vertx.core.json.JsonObject;

/**
 * What the configuration says about the cache.
 *
 * @param isEnabled whether there is one
 * @param isInMaster whether the master holds it, instead of workers of its own
 * @param maxSizeBytes what all entries may take in one process that holds data
 */
record CacheSettings(
        boolean isEnabled,
        boolean isInMaster,
        long maxSizeBytes,
        int maxValueBytes,
        long leaseMillis,
        FsyncPolicy fsync) {

    private static final long MEGABYTE = 1 << 20;

    /** Those of the section {@code cache}; what is missing, as from a master of an older version, has its default. */
    static CacheSettings of(JsonObject section) {
        return new CacheSettings(
                section.getBoolean("enable", true),
                section.getString("mode", "standalone").equals("master"),
                section.getLong("maxSizeBytes", 64 * MEGABYTE),
                (int) Math.min(Integer.MAX_VALUE, section.getLong("maxValueBytes", MEGABYTE)),
                section.getLong("leaseMillis", 5_000L),
                FsyncPolicy.of(section.getString("fsync", "interval")));
    }

    FrontOptions front() {
        return new FrontOptions(maxValueBytes, leaseMillis);
    }
}
