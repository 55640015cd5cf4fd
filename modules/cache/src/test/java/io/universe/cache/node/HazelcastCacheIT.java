package io.universe.cache.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cache.Cache;
import io.universe.cache.CacheContract;
import io.universe.cache.CacheFixture;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract between members of a cluster, as the platform puts them together. */
final class HazelcastCacheIT extends CacheContract {

    /** So many that each member owns some. */
    private static final int ENTRIES = 30;

    private static @Nullable ClusteredFixture universe;

    @BeforeAll
    static void open(@TempDir Path data) {
        universe = new ClusteredFixture(data);
    }

    @AfterAll
    static void close() {
        opened().close();
    }

    private static ClusteredFixture opened() {
        if (universe == null) {
            throw new IllegalStateException("not open");
        }
        return universe;
    }

    @Override
    public CacheFixture fixture() {
        return opened();
    }

    @Test
    void shouldSayWhatAMemberHolds() {
        Cache<Object> cache = fresh();
        for (int i = 0; i < ENTRIES; i++) {
            await(cache.set("k" + i, "v"));
        }
        JsonObject status = (JsonObject) await(opened().dataSite()
                .statuses()
                .find("cache")
                .orElseThrow()
                .view()
                .get()
                .map(Object.class::cast));
        JsonObject held = status.getJsonObject("namespaces").getJsonObject(cache.name());
        assertThat(held.getLong("entries")).isEqualTo(ENTRIES);
        assertThat(held.getLong("bytes")).isPositive();
        assertThat(status.getLong("maxBytes")).isEqualTo(64 << 20);
    }
}
