package io.universe.launcher.config;

import io.universe.launcher.config.Key.Section;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The part of the catalogue that is about the cache. */
final class CacheKeys {

    private static final SectionKeys KEYS = new SectionKeys(Section.CACHE);

    static final Key<Boolean> ENABLE = KEYS.key("cache.enable", Types.bool(), "true", "Whether there is a cache.");
    static final Key<Settings.CacheMode> MODE = KEYS.key(
            "cache.mode",
            Types.oneOf(Settings.CacheMode.class),
            "standalone",
            "Whether it lives in workers of its own, or in the master.");
    static final Key<Integer> INSTANCES =
            KEYS.key("cache.instances", Types.integer(1, 100), "1", "How many workers of its own.");
    static final Key<Long> MAX_SIZE = KEYS.key(
            "cache.maxSize",
            Types.size(1 << 20, "1MB"),
            "64MB",
            "What all cached entries may take in one process that holds data, copies included.");
    static final Key<Long> MAX_VALUE_SIZE =
            KEYS.key("cache.maxValueSize", Types.size(1 << 10, "1KB"), "1MB", "A larger value is refused.");
    static final Key<Duration> LEASE = KEYS.key(
            "cache.lease",
            Types.duration(Duration.ofSeconds(1), Duration.ofMinutes(1)),
            "5s",
            "How long a loading node may be silent before another one loads.");
    static final Key<CacheLimits.Fsync> FSYNC = KEYS.key(
            "cache.fsync",
            Types.oneOf(CacheLimits.Fsync.class),
            "interval",
            "When changes of persisted namespaces are forced to disk: before each is acknowledged, within 100 ms, or when the operating system likes.");
    static final Key<List<String>> JVM =
            KEYS.open("cache.jvm", Keys.JVM_OPTIONS, "none", "Options of their JVM, added to the platform's.");

    private CacheKeys() {}

    static Stream<Key<?>> all() {
        return KEYS.all();
    }
}
