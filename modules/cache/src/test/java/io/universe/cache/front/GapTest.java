package io.universe.cache.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cache.Cache;
import io.universe.cache.CacheEvent;
import io.universe.cache.CacheEvent.Kind;
import io.universe.cache.Cached;
import io.universe.cache.SetOptions;
import io.universe.cache.simulated.SimulatedUniverse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What watchers hear after news were lost. */
final class GapTest {

    private final SimulatedUniverse universe = new SimulatedUniverse(() -> 1, 64 << 20);
    private final Cache<Object> writer = universe.await(universe.node(0).use("cache"));
    private final Cache<Object> watcher = universe.await(universe.node(1).use("cache"));
    private final List<CacheEvent<Object>> events = new ArrayList<>();

    private void missing(Runnable changes) {
        universe.losesNews(1, true);
        changes.run();
        universe.losesNews(1, false);
        universe.pass(Duration.ofSeconds(1));
    }

    @Test
    void shouldHearOfTheStateThatHoldsWhereOnesInBetweenWereMissed() {
        universe.await(watcher.watch("key", events::add));
        missing(() -> {
            universe.await(writer.set("key", "a"));
            universe.await(writer.set("key", "b"));
        });

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(Kind.SET);
            assertThat(event.current()).isEqualTo(Cached.of("b"));
            assertThat(event.old().isPresent()).isFalse();
        });
    }

    @Test
    void shouldHearNothingOfWhatItHasNotMissed() {
        universe.await(writer.set("key", "before"));
        universe.await(watcher.watch("key", events::add));
        universe.await(watcher.watchAll(events::add));
        universe.await(writer.set("key", "a"));
        universe.pass(Duration.ofMillis(100));
        int heard = events.size();
        missing(() -> {});

        assertThat(heard).isEqualTo(2);
        assertThat(events).hasSize(2);
    }

    @Test
    void shouldHearThatAKeyIsGoneEvenWhenThatIsForgottenEverywhere() {
        universe.await(watcher.watchAll(events::add));
        universe.await(writer.set("key", "a"));
        universe.pass(Duration.ofMillis(100));
        missing(() -> {
            universe.await(writer.del("key"));
            universe.pass(Duration.ofMinutes(3));
        });

        assertThat(events).extracting(CacheEvent::kind).containsExactly(Kind.SET, Kind.DELETED);
    }

    @Test
    void shouldHearOfAnExpiryThatItHasMissedAndOfKeysThatAreNew() {
        universe.await(watcher.watchAll(events::add));
        universe.await(writer.set("key", "a", SetOptions.DEFAULTS.expire(Duration.ofMillis(500))));
        universe.pass(Duration.ofMillis(100));
        missing(() -> {
            universe.await(writer.set("other", "b"));
            universe.pass(Duration.ofSeconds(1));
        });

        assertThat(events).extracting(CacheEvent::kind).containsExactlyInAnyOrder(Kind.SET, Kind.EXPIRED, Kind.SET);
    }

    @Test
    void shouldNotAskMoreAndMoreWhileWhatWasMissedCannotBeRead() {
        int keys = 10;
        for (int i = 0; i < keys; i++) {
            universe.await(watcher.watch("key " + i, events::add));
        }
        universe.losesNews(1, true);
        universe.await(writer.set("key 3", "a"));
        universe.breaks(1, true);
        int before = universe.requests(1);
        universe.losesNews(1, false);
        universe.losesNews(1, false);
        universe.pass(Duration.ofMinutes(1));
        assertThat(universe.requests(1) - before).isBetween(3 * keys, 10 * keys);
        universe.breaks(1, false);
        universe.pass(Duration.ofSeconds(31));

        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.current()).isEqualTo(Cached.of("a")));
    }

    @Test
    void shouldHearOfLaterChangesInOrderAfterAGap() {
        universe.await(watcher.watch("key", events::add));
        missing(() -> universe.await(writer.set("key", "a")));
        universe.await(writer.set("key", "b"));
        universe.await(writer.del("key"));
        universe.pass(Duration.ofMillis(100));

        assertThat(events).extracting(CacheEvent::kind).containsExactly(Kind.SET, Kind.SET, Kind.DELETED);
        assertThat(events.get(1).old()).isEqualTo(Cached.of("a"));
    }
}
