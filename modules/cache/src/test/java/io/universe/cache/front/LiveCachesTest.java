package io.universe.cache.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cache.Cache;
import io.universe.cache.simulated.SimulatedUniverse;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a node says that it uses. */
final class LiveCachesTest {

    private final SimulatedUniverse universe = new SimulatedUniverse(() -> 1, 64 << 20);
    private final LiveCaches caches = universe.node(0);

    @Test
    void shouldCountWhatIsUsed() {
        Cache<Object> cache = universe.await(caches.use("books"));
        universe.await(cache.get("emma"));

        assertThat(caches.stats()).containsExactly(Map.entry("books", cache.stat()));
        assertThat(cache.stat().miss()).isEqualTo(1);
    }

    @Test
    void shouldCountNothingOfWhatHasEnded() {
        Cache<Object> cache = universe.await(caches.use("books"));
        universe.await(cache.destroy());

        assertThat(caches.stats()).isEmpty();
    }

    @Test
    void shouldFailWhoOpensANamespaceThatIsDestroyedMeanwhile() {
        Future<Cache<Object>> used = caches.use("books");
        universe.pass(Duration.ofMillis(1));
        universe.catalogue().destroy("books");
        universe.pass(Duration.ofMillis(10));

        assertThat(used.cause()).hasMessageContaining("was destroyed");
        assertThat(caches.stats()).isEmpty();
        assertThat(universe.await(caches.use("books")).name()).isEqualTo("books");
    }
}
