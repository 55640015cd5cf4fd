package io.universe.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.universe.cache.CacheException.Reason;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is promised of single values. */
interface ValueContract extends Playing {

    private static List<@Nullable Object> values() {
        List<@Nullable Object> values = new ArrayList<>(List.of("", 0, false, true, "text", 7L, 2.5, 1.5f));
        values.addAll(List.of(new JsonObject().put("a", 1), new JsonArray().add("b"), Buffer.buffer("bytes")));
        values.add(null);
        return values;
    }

    @Test
    default void shouldHaveNothingWhereNothingWasSet() {
        assertThat(await(fresh().get("key")).isPresent()).isFalse();
    }

    @Test
    default void shouldGiveBackEveryKindOfValueAsItWas() {
        Cache<Object> cache = fresh();

        for (Object value : values()) {
            assertThat(await(cache.set("key", value))).isTrue();
            assertThat(await(cache.get("key"))).isEqualTo(Cached.of(value));
        }
    }

    @Test
    default void shouldTakeNullEmptyZeroAndFalseForValuesLikeAnyOther() {
        Cache<Object> cache = fresh();

        for (Object value : values()) {
            await(cache.set("key", value));
            Object got = await(cache.get("key", key -> Future.failedFuture("must not be called")));
            assertThat(got).isEqualTo(value);
            assertThat(await(cache.del("key"))).isEqualTo(Cached.of(value));
        }
        assertThat(cache.stat().load()).isZero();
    }

    @Test
    default void shouldLoadNullEmptyZeroAndFalseOnceLikeAnyOther() {
        Cache<Object> cache = fresh();
        int number = 0;

        for (Object value : values()) {
            String key = "key" + number++;
            assertThat(await(cache.get(key, ignored -> Future.succeededFuture(value))))
                    .isEqualTo(value);
            assertThat(await(cache.get(key))).isEqualTo(Cached.of(value));
        }
    }

    @Test
    default void shouldGiveMapsAndListsBackAsJson() {
        Cache<Object> cache = fresh();
        await(cache.set("map", Map.of("a", 1)));
        await(cache.set("list", List.of("b")));

        assertThat(await(cache.get("map")).value()).isEqualTo(new JsonObject().put("a", 1));
        assertThat(await(cache.get("list")).value()).isEqualTo(new JsonArray().add("b"));
    }

    @Test
    default void shouldKeepRecordsThroughACodec() {
        List<Cache<Person>> caches = onNodes(2, CacheOptions.of(Person.CODEC));
        await(caches.get(0).set("key", new Person("Ada", 36)));
        await(caches.get(0).set("nobody", null));

        assertThat(await(caches.get(1).get("key")).value()).isEqualTo(new Person("Ada", 36));
        assertThat(await(caches.get(1).get("nobody"))).isEqualTo(Cached.of(null));
    }

    @Test
    default void shouldNotLetWhatIsDoneToAValueAfterwardsChangeTheCache() {
        Cache<Object> cache = fresh();
        JsonObject value = new JsonObject().put("a", 1);
        await(cache.set("key", value));
        value.put("a", 2);
        ((JsonObject) Objects.requireNonNull(await(cache.get("key")).value())).put("a", 3);

        assertThat(await(cache.get("key")).value()).isEqualTo(new JsonObject().put("a", 1));
    }

    @Test
    default void shouldRefuseWhatNobodyKnowsHowToWriteDown() {
        Cache<Object> cache = fresh();
        assertThat(failure(cache.set("emma", new Object())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Object")
                .hasMessageContaining(cache.name())
                .hasMessageContaining("emma");
    }

    @Test
    default void shouldSayWhichValueTheCodecOfThisUseCannotRead() {
        String name = freshName();
        Cache<Object> writer = use(0, name, CacheOptions.DEFAULTS);
        Cache<Person> reader = use(1, name, CacheOptions.of(Person.CODEC));
        await(writer.set("emma", "no person"));

        Loader<Person> unasked = key -> Future.failedFuture("not asked");
        List<Supplier<Future<?>>> calls =
                List.of(() -> reader.get("emma"), () -> reader.get("emma", unasked), () -> reader.del("emma"));
        assertThat(calls)
                .allSatisfy(call -> assertThat(failure(call.get(), Reason.UNREADABLE))
                        .hasMessageContaining(name)
                        .hasMessageContaining("emma")
                        .hasMessageContaining("destroy")
                        .hasCauseInstanceOf(RuntimeException.class));
    }

    @Test
    default void shouldHaveNoValueWhereNothingIsThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cached<>(false, "value"))
                .withMessageContaining("value");
        assertThat(new Cached<>(false, null)).isEqualTo(Cached.absent());
    }

    @Test
    default void shouldRefuseKeysThatAreEmptyOrTooLong() {
        Cache<Object> cache = fresh();

        assertThat(failure(cache.get(""))).isInstanceOf(IllegalArgumentException.class);
        assertThat(failure(cache.set("k".repeat(1_001), 1))).hasMessageContaining("1001");
        assertThat(await(cache.set("k".repeat(1_000), 1))).isTrue();
    }

    @Test
    default void shouldRefuseAValueThatIsTooLargeAndSayBothSizes() {
        CacheException failure =
                failure(fresh().set("key", Playing.bytes(fixture().maxValueBytes() + 1)), Reason.TOO_LARGE);

        assertThat(failure)
                .hasMessageContaining(String.valueOf(fixture().maxValueBytes()))
                .hasMessageContaining("key");
    }

    @Test
    default void shouldShowOnEveryNodeWhatOneHasSet() {
        List<Cache<Object>> caches = onNodes(3, CacheOptions.DEFAULTS);
        await(caches.get(0).set("key", "a"));
        assertThat(await(caches.get(1).get("key")).value()).isEqualTo("a");

        await(caches.get(1).set("key", "b"));
        assertThat(await(caches.get(2).get("key")).value()).isEqualTo("b");
    }

    @Test
    default void shouldLeaveAValueThatIsThereAndSaySo() {
        Cache<Object> cache = fresh();
        SetOptions leaving = SetOptions.DEFAULTS.leaveIfNotNull();

        assertThat(await(cache.set("key", null, leaving))).isTrue();
        assertThat(await(cache.set("key", "other", leaving))).isFalse();
        assertThat(await(cache.get("key"))).isEqualTo(Cached.of(null));
        await(cache.del("key"));
        assertThat(await(cache.set("key", "other", leaving))).isTrue();
    }

    @Test
    default void shouldGiveTheOldValueWhenItDeletes() {
        Cache<Object> cache = fresh();
        await(cache.set("key", "old"));

        assertThat(await(cache.del("key"))).isEqualTo(Cached.of("old"));
        assertThat(await(cache.del("key")).isPresent()).isFalse();
        assertThat(await(cache.get("key")).isPresent()).isFalse();
    }

    @Test
    default void shouldListTheKeysThatHaveAValue() {
        List<Cache<Object>> caches = onNodes(2, CacheOptions.DEFAULTS);
        await(caches.get(0).set("a", 1));
        await(caches.get(0).set("b", null));
        await(caches.get(0).set("c", 1));
        await(caches.get(0).del("c"));

        assertThat(await(caches.get(1).keys())).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    default void shouldHaveRoomForSoManyValuesAndNoMore() {
        Cache<Object> cache = use(0, freshName(), CacheOptions.DEFAULTS.maxEntries(20));
        for (int i = 0; i < 60; i++) {
            await(cache.set("key" + i, i));
        }

        fixture().until("20 keys at most", () -> await(cache.keys()).size() <= 20);
        assertThat(await(cache.keys())).isNotEmpty();
    }
}
