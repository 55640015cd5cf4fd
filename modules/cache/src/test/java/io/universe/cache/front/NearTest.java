package io.universe.cache.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cache.Cache;
import io.universe.cache.CacheOptions;
import io.universe.cache.ValueCodec;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Kind;
import io.universe.cache.simulated.FakeTime;
import io.universe.cache.simulated.SimulatedUniverse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is kept at hand, and above all what is not. */
final class NearTest {

    private static final NamedCodec<Object> CODEC = new NamedCodec<>("cache", ValueCodec.ANY);

    private final FakeTime time = new FakeTime();
    private final Near near = opened();

    private Near opened() {
        Near fresh = new Near(100, time.clockwork());
        fresh.open();
        return fresh;
    }

    private static Entry value(Object value, long version, long until) {
        return new Entry(
                Kind.VALUE, version, until, null, ValueCodec.ANY.encode(value).getBytes());
    }

    private static Entry value(Object value, long version) {
        return value(value, version, Entry.NEVER);
    }

    private Object reserved() {
        return Objects.requireNonNull(near.reserve("key"));
    }

    private @Nullable Object get() {
        return get(CODEC);
    }

    private @Nullable <V> Object get(NamedCodec<V> codec) {
        Place place = near.get("key");
        return place == null
                ? null
                : place.value("key", codec, near.isShared(codec.codec()))
                        .result()
                        .value();
    }

    @Test
    void shouldGiveWhatWasRead() {
        near.fill("key", reserved(), value("a", 1));

        assertThat(get()).isEqualTo("a");
    }

    @Test
    void shouldNotKeepWhatWasReadBeforeNewsOfTheKeyCame() {
        Object reserved = reserved();
        near.onChange("key", value("newer", 2));
        near.fill("key", reserved, value("older", 1));

        assertThat(get()).isNull();
    }

    @Test
    void shouldNotKeepWhatWasReadBeforeThisNodeChangedTheKeyOrMayHaveMissedNews() {
        Object reserved = reserved();
        near.forget("key");
        near.fill("key", reserved, value("older", 1));
        assertThat(get()).isNull();

        Object again = reserved();
        near.clear();
        near.fill("key", again, value("older", 1));
        assertThat(get()).isNull();
    }

    @Test
    void shouldBecomeWhatTheNewsSayUnlessTheyAreOld() {
        near.fill("key", reserved(), value("b", 2));
        near.onChange("key", value("a", 1));
        assertThat(get()).isEqualTo("b");
        near.onChange("key", value("c", 3));
        assertThat(get()).isEqualTo("c");
        near.onChange("key", new Entry(Kind.DELETED, 4, Entry.NEVER, null, new byte[0]));
        assertThat(get()).isNull();
    }

    @Test
    void shouldNotGiveWhatIsOverdue() {
        near.fill("key", reserved(), value("a", 1, time.nowMillis() + 100));
        time.pass(99);
        assertThat(get()).isEqualTo("a");
        time.pass(1);

        assertThat(get()).isNull();
        near.fill("key", reserved(), value("b", 2));
        assertThat(get()).isEqualTo("b");
    }

    @Test
    void shouldGiveNothingForLongerThanItsBoundWhateverNewsWereLost() {
        near.fill("key", reserved(), value("a", 1));
        time.pass(Near.LONGEST_MILLIS - 500);
        assertThat(get()).isEqualTo("a");
        time.pass(500);

        assertThat(get()).isNull();
    }

    @Test
    void shouldGiveNothingForLongerThanItsBoundHoweverOftenItIsRead() {
        near.fill("key", reserved(), value("a", 1));
        for (long passed = 0; passed < Near.LONGEST_MILLIS; passed += 50) {
            IntStream.range(0, 50).forEach(i -> get());
            time.pass(50);
        }

        assertThat(get()).isNull();
    }

    @Test
    void shouldGiveNothingThatIsOverdueHoweverOftenItIsRead() {
        near.fill("key", reserved(), value("a", 1, time.nowMillis() + 100));
        IntStream.range(0, 100).forEach(i -> get());
        time.pass(100);

        assertThat(get()).isNull();
    }

    @Test
    void shouldGiveNothingOnceItIsClosed() {
        Object reserved = reserved();
        near.fill("key", reserved, value("a", 1));
        IntStream.range(0, 100).forEach(i -> get());
        near.close();

        assertThat(get()).isNull();
        assertThat(near.reserve("key")).isNull();
    }

    @Test
    void shouldKeepNothingBeforeItHearsOfChanges() {
        assertThat(new Near(100, time.clockwork()).reserve("key")).isNull();
        assertThat(new Near(0, time.clockwork()).isWanted()).isFalse();
    }

    @Test
    void shouldDecodeAnewWhatCouldBeChanged() {
        near.fill("key", reserved(), value(new JsonObject().put("a", 1), 1));
        ((JsonObject) Objects.requireNonNull(get())).put("a", 2);

        assertThat(get()).isEqualTo(new JsonObject().put("a", 1));
    }

    @Test
    void shouldGiveEveryCodecWhatItReadsItself() {
        NamedCodec<String> other = new NamedCodec<>("cache", new ValueCodec<>() {
            @Override
            public Buffer encode(@Nullable String value) {
                return ValueCodec.ANY.encode(value);
            }

            @Override
            public String decode(Buffer bytes) {
                return "other " + ValueCodec.ANY.decode(bytes);
            }

            @Override
            public boolean isShareable(@Nullable String value) {
                return true;
            }
        });
        near.fill("key", reserved(), value("a", 1));

        assertThat(get()).isEqualTo("a");
        assertThat(get(other)).isEqualTo("other a");
        assertThat(get()).isEqualTo("a");
    }

    @Test
    void shouldNotBeOlderThanItsBoundWhenANodeHearsNothing() {
        SimulatedUniverse universe = new SimulatedUniverse(() -> 1, 64 << 20);
        Cache<Object> deaf = deaf(universe);

        assertThat(universe.await(deaf.get("key")).value()).isEqualTo("a");
        universe.pass(Duration.ofMillis(Near.LONGEST_MILLIS));
        assertThat(universe.await(deaf.get("key")).value()).isEqualTo("b");
    }

    @Test
    void shouldLookAgainAtOnceWhenItIsToldThatItMayHaveMissedSomething() {
        SimulatedUniverse universe = new SimulatedUniverse(() -> 1, 64 << 20);
        Cache<Object> deaf = deaf(universe);
        universe.losesNews(1, false);
        universe.pass(Duration.ofMillis(10));

        assertThat(universe.await(deaf.get("key")).value()).isEqualTo("b");
    }

    /** The cache of a node that has the value "a" at hand, and has not heard that it is "b" by now. */
    private static Cache<Object> deaf(SimulatedUniverse universe) {
        Cache<Object> far = universe.await(universe.node(0).use("cache", CacheOptions.DEFAULTS.near(10)));
        Cache<Object> deaf = universe.await(universe.node(1).use("cache", CacheOptions.DEFAULTS.near(10)));
        universe.pass(Duration.ofMillis(100));
        universe.await(far.set("key", "a"));
        universe.pass(Duration.ofMillis(100));
        universe.await(deaf.get("key"));
        assertThat(deaf.get("key").isComplete()).as("asked nobody").isTrue();
        universe.losesNews(1, true);
        universe.await(far.set("key", "b"));
        return deaf;
    }
}
