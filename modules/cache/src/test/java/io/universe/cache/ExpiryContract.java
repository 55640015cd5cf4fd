package io.universe.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What is promised of time. */
interface ExpiryContract extends Playing {

    /** After its end, within which watchers hear of it. */
    Duration TOLD_WITHIN = Duration.ofMillis(100);

    @Test
    default void shouldLetEntriesExpireAsTheNamespaceHasIt() {
        Cache<Object> cache = use(0, freshName(), CacheOptions.DEFAULTS.expire(life()));
        await(cache.set("key", "value"));
        assertThat(await(cache.get("key")).isPresent()).isTrue();

        fixture().pass(life().plusMillis(100));

        assertThat(await(cache.get("key")).isPresent()).isFalse();
        assertThat(await(cache.keys())).isEmpty();
        assertThat(await(cache.del("key")).isPresent()).isFalse();
    }

    @Test
    default void shouldLetOneEntryExpireWhenItsOwnTimeIsOver() {
        Cache<Object> cache = use(0, freshName(), CacheOptions.DEFAULTS.expire(Duration.ofHours(1)));
        await(cache.set("short", 1, SetOptions.DEFAULTS.expire(life())));
        await(cache.get("loaded", key -> Future.succeededFuture(1), LoadOptions.DEFAULTS.expire(life())));
        await(cache.set("long", 1));

        fixture().pass(life().plusMillis(100));

        assertThat(await(cache.keys())).containsExactly("long");
    }

    @Test
    default void shouldBeginAnewWhenAValueIsSetAgain() {
        Cache<Object> cache = use(0, freshName(), CacheOptions.DEFAULTS.expire(life()));
        await(cache.set("key", 1));
        fixture().pass(life().dividedBy(2));
        await(cache.set("key", 2));
        fixture().pass(life().dividedBy(2).plusMillis(100));

        assertThat(await(cache.get("key"))).isEqualTo(Cached.of(2));
    }

    @Test
    default void shouldTakeWhatHasExpiredForNothing() {
        Cache<Object> cache = use(0, freshName(), CacheOptions.DEFAULTS.expire(life()));
        await(cache.set("set", 1));
        await(cache.set("loaded", 1));
        fixture().pass(life().plusMillis(100));

        assertThat(await(cache.set("set", 2, SetOptions.DEFAULTS.leaveIfNotNull())))
                .isTrue();
        assertThat(await(cache.get("loaded", key -> Future.succeededFuture(2)))).isEqualTo(2);
    }

    @Test
    default void shouldTellOfAnExpirySoonAfterIt() {
        List<Cache<Object>> caches = onNodes(2, CacheOptions.DEFAULTS.expire(life()));
        List<CacheEvent<Object>> events = new CopyOnWriteArrayList<>();
        await(caches.get(1).watch("key", events::add));
        await(caches.get(0).set("key", "value"));

        fixture().pass(life().plus(TOLD_WITHIN).plus(fixture().slack()));

        assertThat(events).hasSize(2);
        assertThat(events.get(1).kind()).isEqualTo(CacheEvent.Kind.EXPIRED);
        assertThat(events.get(1).old()).isEqualTo(Cached.of("value"));
        assertThat(events.get(1).current().isPresent()).isFalse();
    }

    @Test
    default void shouldNotTellOfAnExpiryThatHasNotCome() {
        Cache<Object> cache = use(0, freshName(), CacheOptions.DEFAULTS.expire(life()));
        List<CacheEvent.Kind> kinds = new CopyOnWriteArrayList<>();
        await(cache.watch("key", event -> kinds.add(event.kind())));
        await(cache.set("key", 1));
        await(cache.set("key", 2, SetOptions.DEFAULTS.expire(Duration.ofHours(1))));

        fixture().pass(life().plusMillis(300));

        assertThat(kinds).containsExactly(CacheEvent.Kind.SET, CacheEvent.Kind.SET);
    }
}
