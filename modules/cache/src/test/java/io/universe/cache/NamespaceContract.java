package io.universe.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.universe.cache.CacheException.Reason;
import io.universe.cache.CacheOptions.OnFailure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is promised of namespaces as a whole, and of what is kept at hand. */
interface NamespaceContract extends Playing {

    @Test
    default void shouldFixTheOptionsOfANamespaceAtItsFirstUseAndTellALaterOneSo() {
        String name = freshName();
        CacheOptions<Object> first = CacheOptions.DEFAULTS
                .expire(Duration.ofMinutes(1))
                .maxEntries(10)
                .onFailure(OnFailure.NEXT_TRIES);
        assertThat(use(0, name, first).differences()).isEmpty();

        Cache<Object> later = use(1, name, CacheOptions.DEFAULTS.within(Duration.ofSeconds(3)));

        assertThat(later.options()).isEqualTo(first.within(Duration.ofSeconds(3)));
        assertThat(later.differences())
                .hasSize(3)
                .anySatisfy(each -> assertThat(each).contains("maxEntries").contains("10"));
    }

    @Test
    default void shouldRefuseNamesThatAreNone() {
        for (String name : List.of("", "a b", "a/b", "x".repeat(101))) {
            assertThat(failure(fixture().node(0).use(name))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    default void shouldListTheNamespacesInUse() {
        String name = freshName();
        use(0, name, CacheOptions.DEFAULTS);

        List<String> names = await(fixture().node(1).names());
        assertThat(names).contains(name).isSorted();
    }

    @Test
    default void shouldKeepNamespacesApart() {
        Cache<Object> one = fresh();
        Cache<Object> other = fresh();
        await(one.set("key", 1));

        assertThat(await(other.get("key")).isPresent()).isFalse();
    }

    @Test
    default void shouldForgetValuesAndOptionsOfADestroyedNamespace() {
        List<Cache<Object>> caches = onNodes(2, CacheOptions.DEFAULTS);
        String name = caches.get(0).name();
        await(caches.get(0).set("key", 1));
        await(caches.get(0).destroy());

        failure(caches.get(0).get("key"), Reason.DESTROYED);
        fixture().until("the other node knows", () -> caches.get(1).get("key").failed());
        failure(caches.get(1).set("key", 2), Reason.DESTROYED);
        failure(caches.get(1).get("key", key -> Future.succeededFuture(1)), Reason.DESTROYED);
        Cache<Object> anew = use(1, name, CacheOptions.DEFAULTS.maxEntries(7));
        assertThat(anew.differences()).isEmpty();
        assertThat(await(anew.get("key")).isPresent()).isFalse();
    }

    @Test
    default void shouldBeTheSameNamespaceForAHandleWithAnotherPatience() {
        Cache<Object> cache = use(0, freshName(), CacheOptions.DEFAULTS.expire(Duration.ofHours(1)));
        Cache<Object> patient = cache.within(Duration.ofMinutes(1));
        await(patient.set("key", "value"));

        assertThat(await(cache.get("key"))).isEqualTo(Cached.of("value"));
        assertThat(await(patient.keys())).containsExactly("key");
        assertThat(patient.options()).isEqualTo(cache.options().within(Duration.ofMinutes(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> cache.within(Duration.ZERO));
    }

    @Test
    default void shouldNotWaitLongerThanThePatienceOfTheHandle() {
        Cache<Object> hasty = fresh().within(Duration.ofMillis(200));
        Future<?> load = hasty.get("key", key -> Promise.promise().future());

        assertThat(failure(load, Reason.TIMEOUT)).hasMessageContaining("200 ms");
    }

    @Test
    default void shouldEndTheCachesOfANode() {
        Cache<Object> cache = use(1, freshName(), CacheOptions.DEFAULTS);
        Caches caches = fixture().node(1);
        await(fixture().close(1));
        await(fixture().close(1));

        failure(cache.get("key"), Reason.UNAVAILABLE);
        failure(caches.use("name"), Reason.UNAVAILABLE);
        fixture().kill(1);
    }

    /** Where entries are in the same process that is so from the beginning. */
    private void untilAtHand(Cache<Object> cache, String key) {
        fixture()
                .until(
                        "an answer for which nobody is asked",
                        () -> cache.get(key).isComplete());
    }

    @Test
    default void shouldSeeItsOwnChangesAtOnceAlsoWhatIsKeptAtHand() {
        Cache<Object> cache = use(0, freshName(), CacheOptions.DEFAULTS.near(100));
        await(cache.set("key", "before"));
        untilAtHand(cache, "key");
        for (int i = 0; i < 50; i++) {
            await(cache.set("key", i));
            assertThat(await(cache.get("key"))).isEqualTo(Cached.of(i));
            assertThat(await(cache.get("key"))).isEqualTo(Cached.of(i));
        }
        await(cache.del("key"));
        assertThat(await(cache.get("key")).isPresent()).isFalse();
    }

    @Test
    default void shouldSoonSeeTheChangesOfOthersInWhatIsKeptAtHand() {
        List<Cache<Object>> caches = onNodes(2, CacheOptions.DEFAULTS.near(100));
        await(caches.get(0).set("key", "a"));
        untilAtHand(caches.get(1), "key");
        assertThat(await(caches.get(1).get("key"))).isEqualTo(Cached.of("a"));
        await(caches.get(0).set("key", "b"));
        fixture().until("the newer one", () -> await(caches.get(1).get("key")).equals(Cached.of("b")));
        await(caches.get(0).del("key"));
        fixture().until("nothing", () -> !await(caches.get(1).get("key")).isPresent());
    }

    @Test
    default void shouldNotGiveWhatHasExpiredFromWhatIsKeptAtHand() {
        Cache<Object> cache =
                use(0, freshName(), CacheOptions.DEFAULTS.near(100).expire(life()));
        await(cache.set("first", 1));
        untilAtHand(cache, "first");
        await(cache.set("key", 1));
        untilAtHand(cache, "key");
        assertThat(await(cache.get("key")).isPresent()).isTrue();
        fixture().pass(life().plusMillis(50));

        assertThat(await(cache.get("key")).isPresent()).isFalse();
    }

    @Test
    default void shouldAcceptANamespaceThatIsToBePersisted() {
        Cache<Object> cache = use(0, freshName(), CacheOptions.DEFAULTS.persist(true));

        assertThat(await(cache.set("key", 1))).isTrue();
        assertThat(await(cache.get("key"))).isEqualTo(Cached.of(1));
        assertThat(await(cache.del("key"))).isEqualTo(Cached.of(1));
    }
}
