package io.universe.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cache.CacheEvent.Kind;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is promised to those who watch. */
interface WatchContract extends Playing {

    /** What a listener has heard, in order. */
    final class Diary implements Consumer<CacheEvent<Object>> {

        final List<CacheEvent<Object>> events = new CopyOnWriteArrayList<>();

        @Override
        public void accept(CacheEvent<Object> event) {
            events.add(event);
        }

        List<String> lines() {
            return events.stream()
                    .map(each -> each.kind() + " " + each.key() + " " + word(each.old()) + "->" + word(each.current()))
                    .toList();
        }

        private static String word(Cached<Object> cached) {
            return cached.isPresent() ? String.valueOf(cached.valueOrNull()) : "nothing";
        }
    }

    private void heard(Diary diary, String... lines) {
        try {
            fixture().until("all was told", () -> diary.events.size() >= lines.length);
        } catch (RuntimeException | AssertionError e) {
            assertThat(diary.lines()).containsExactly(lines);
            throw e;
        }
        assertThat(diary.lines()).containsExactly(lines);
    }

    @Test
    default void shouldTellSetAndDeleteApartWithOldAndNewValue() {
        List<Cache<Object>> caches = onNodes(2, CacheOptions.DEFAULTS);
        Diary diary = new Diary();
        await(caches.get(1).watch("key", diary));
        await(caches.get(0).set("key", "a"));
        await(caches.get(1).set("key", null));
        await(caches.get(0).set("other", "x"));
        await(caches.get(0).del("key"));
        await(caches.get(0).get("key", key -> Future.succeededFuture("b")));

        heard(diary, "SET key nothing->a", "SET key a->null", "DELETED key null->nothing", "SET key nothing->b");
        assertThat(diary.events).extracting(CacheEvent::version).isSorted().doesNotHaveDuplicates();
    }

    @Test
    default void shouldTellOfTheFirstChangeAfterTheWatchAndOfNoneBefore() {
        List<Cache<Object>> caches = onNodes(2, CacheOptions.DEFAULTS);
        await(caches.get(0).set("key", "before"));
        fixture().pass(Duration.ofMillis(100));
        Diary diary = new Diary();
        await(caches.get(1).watch("key", diary));
        await(caches.get(0).set("key", "after"));

        heard(diary, "SET key before->after");
    }

    @Test
    default void shouldTellOfAllKeys() {
        List<Cache<Object>> caches = onNodes(2, CacheOptions.DEFAULTS);
        Diary diary = new Diary();
        await(caches.get(1).watchAll(diary));
        await(caches.get(0).set("a", 1));
        fixture().pass(Duration.ofMillis(100));
        await(caches.get(0).set("b", 2));

        heard(diary, "SET a nothing->1", "SET b nothing->2");
    }

    @Test
    default void shouldTellOfAHundredChangesInOrder() {
        List<Cache<Object>> caches = onNodes(2, CacheOptions.DEFAULTS);
        Diary diary = new Diary();
        await(caches.get(1).watch("key", diary));
        for (int i = 0; i < 100; i++) {
            await(caches.get(i % 2).set("key", i));
        }

        fixture().until("all was told", () -> diary.events.size() == 100);
        for (int i = 0; i < 100; i++) {
            assertThat(diary.events.get(i).current()).isEqualTo(Cached.of(i));
        }
    }

    @Test
    default void shouldTellNothingAnyMoreOnceItIsUnwatched() {
        Cache<Object> cache = fresh();
        Diary diary = new Diary();
        await(cache.watch("key", diary));
        await(cache.watchAll(diary));
        cache.unwatch(diary);
        cache.unwatch(new Diary());
        await(cache.set("key", 1));
        fixture().pass(Duration.ofMillis(100));

        assertThat(diary.lines()).isEmpty();
        await(cache.watch("key", diary));
        await(cache.set("key", 2));
        heard(diary, "SET key 1->2");
    }

    @Test
    default void shouldEndOneWatchAndLeaveTheOthersOfTheSameListener() {
        Cache<Object> cache = fresh();
        Diary diary = new Diary();
        Watch ended = await(cache.watch("key", diary));
        await(cache.watch("key", diary));
        ended.unwatch();
        ended.unwatch();
        await(cache.set("key", 1));
        await(cache.set("key", 2));

        heard(diary, "SET key nothing->1", "SET key 1->2");
    }

    @Test
    default void shouldTellTheOthersWhenAListenerThrows() {
        Cache<Object> cache = fresh();
        Diary diary = new Diary();
        await(cache.watch("key", event -> {
            throw new IllegalStateException("on purpose");
        }));
        await(cache.watch("key", diary));
        await(cache.set("key", 1));
        await(cache.set("key", 2));

        heard(diary, "SET key nothing->1", "SET key 1->2");
    }

    @Test
    default void shouldTellOfWhatHadToGiveWay() {
        Cache<Object> cache = use(0, freshName(), CacheOptions.DEFAULTS.maxEntries(10));
        Diary diary = new Diary();
        await(cache.watchAll(diary));
        for (int i = 0; i < 60; i++) {
            await(cache.set("key" + i, i));
        }

        fixture().until("evictions", () -> diary.events.stream().anyMatch(each -> each.kind() == Kind.EVICTED));
    }

    @Test
    default void shouldTellOfEveryValueWhenANamespaceIsDestroyed() {
        List<Cache<Object>> caches = onNodes(2, CacheOptions.DEFAULTS);
        await(caches.get(0).set("key", "a"));
        fixture().pass(Duration.ofMillis(100));
        Diary diary = new Diary();
        await(caches.get(0).watch("key", diary));
        await(caches.get(0).destroy());

        heard(diary, "DELETED key a->nothing");
    }
}
