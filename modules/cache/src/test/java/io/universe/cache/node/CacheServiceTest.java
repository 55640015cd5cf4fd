package io.universe.cache.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cache.CacheException;
import io.universe.cache.CacheException.Reason;
import io.universe.cache.CacheOptions;
import io.universe.cache.LogLines;
import io.universe.cache.local.LocalCatalogue;
import io.universe.cache.store.FsyncPolicy;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the cache is made of, as settings and the process have it. */
class CacheServiceTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void shouldFillInWhatSettingsDoNotSay() {
        assertThat(CacheSettings.of(new JsonObject()))
                .isEqualTo(new CacheSettings(true, false, 64 << 20, 1 << 20, 5_000, FsyncPolicy.INTERVAL));
        assertThat(CacheSettings.of(new JsonObject().put("mode", "master").put("fsync", "always")))
                .isEqualTo(new CacheSettings(true, true, 64 << 20, 1 << 20, 5_000, FsyncPolicy.ALWAYS));
    }

    @Test
    void shouldNameTheKeyWhereThereIsNoCache() {
        assertThat(new NoCaches().use("books").cause())
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("cache.enable")
                .extracting("reason")
                .isEqualTo(Reason.DISABLED);
    }

    @Test
    void shouldSayOnceThatNothingIsPersistedInOneJvm() {
        CachePart part = LocalPart.of(vertx, CacheSettings.of(new JsonObject()));
        try (LogLines log = new LogLines(LocalCatalogue.class)) {
            part.caches().use("kept", CacheOptions.DEFAULTS.persist(true)).await();
            part.caches().use("kept", CacheOptions.DEFAULTS.persist(true)).await();
            part.caches().use("other").await();

            assertThat(log.of("cache="))
                    .containsExactly(
                            "WARN cache=kept its values are not persisted: all is in one JVM, and they go with it");
        }
        part.close().await();
    }

    @Test
    void shouldShareOneCacheAmongTheContextsOfAJvm() {
        CacheSettings settings = CacheSettings.of(new JsonObject());
        CachePart web = LocalPart.of(vertx, settings);
        CachePart jobs = LocalPart.of(vertx, settings);
        web.caches().use("books").await().set("emma", "austen").await();
        web.close().await();
        assertThat(jobs.caches().use("books").await().get("emma").await().value())
                .isEqualTo("austen");
        jobs.close().await();
        CachePart again = LocalPart.of(vertx, settings);
        assertThat(again.caches().use("books").await().get("emma").await().isPresent())
                .isFalse();
        again.close().await();
    }
}
