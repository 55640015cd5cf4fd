package io.universe.cache.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cache.Cache;
import io.universe.cache.CacheEvent;
import io.universe.cache.CacheOptions;
import io.universe.cache.LogLines;
import io.universe.cache.ValueCodec;
import io.universe.cache.simulated.SimulatedUniverse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the log says where a listener cannot be told. */
final class WatcherTest {

    private final SimulatedUniverse universe = new SimulatedUniverse(() -> 1, 64 << 20);

    @Test
    void shouldNameCacheAndKeyOfAChangeThatItCannotRead() {
        Cache<Object> writer = universe.await(universe.node(0).use("books"));
        Cache<JsonObject> reader = universe.await(universe.node(1)
                .use("books", CacheOptions.of(ValueCodec.json(Function.identity(), Function.identity()))));
        List<CacheEvent<JsonObject>> told = new ArrayList<>();
        try (LogLines log = new LogLines(Watcher.class)) {
            universe.await(reader.watch("emma", told::add));
            universe.await(writer.set("emma", "no JSON"));
            universe.pass(Duration.ofMillis(100));

            assertThat(log.of("emma")).containsExactly("WARN cache=books key=emma a watcher is not told of VALUE");
        }
        assertThat(told).isEmpty();
    }

    @Test
    void shouldNameCacheAndKeyWhereAListenerThrows() {
        Cache<Object> cache = universe.await(universe.node(0).use("books"));
        try (LogLines log = new LogLines(Watcher.class)) {
            universe.await(cache.watchAll(event -> {
                throw new IllegalStateException("on purpose");
            }));
            universe.await(cache.set("emma", 1));
            universe.pass(Duration.ofMillis(100));

            assertThat(log.of("emma")).containsExactly("WARN cache=books key=emma a watcher has thrown at VALUE");
        }
    }
}
