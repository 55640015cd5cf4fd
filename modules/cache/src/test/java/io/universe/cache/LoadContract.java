package io.universe.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cache.CacheException.Reason;
import io.universe.cache.CacheOptions.OnFailure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is promised of get-or-load. */
interface LoadContract extends Playing {

    int NODES = 4;
    int CALLERS = 250;

    /** A loader that counts its calls, each of which the test ends. */
    final class Slow implements Loader<Object> {

        final List<Promise<Object>> calls = new ArrayList<>();
        final AtomicInteger count = new AtomicInteger();

        @Override
        public synchronized Future<Object> load(String key) {
            Promise<Object> call = Promise.promise();
            calls.add(call);
            count.incrementAndGet();
            return call.future();
        }

        synchronized void end(int call, Object value) {
            calls.get(call).tryComplete(value);
        }

        synchronized void fail(int call, String message) {
            calls.get(call).tryFail(new IllegalStateException(message));
        }
    }

    private void called(Slow loader, int times) {
        fixture().until(times + " calls of the loader, got " + loader.count, () -> loader.count.get() >= times);
    }

    private List<Future<@Nullable Object>> callers(Cache<Object> cache, int count, Loader<Object> loader) {
        return IntStream.range(0, count)
                .<Future<@Nullable Object>>mapToObj(ignored -> cache.get("key", loader))
                .toList();
    }

    private void waiting(List<Cache<Object>> caches, long count) {
        fixture()
                .until(
                        count + " waiting",
                        () -> caches.stream()
                                        .mapToLong(each -> each.stat().waiting())
                                        .sum()
                                == count);
    }

    /** From then on what comes of the load is for them too. */
    private void awaited(Cache<?> cache, String key, int nodes) {
        fixture()
                .until(
                        nodes + " other nodes wait for " + key,
                        () -> await(cache.inspect(key)).stream().anyMatch(each -> each.waiters() == nodes));
    }

    @Test
    default void shouldLoadOnceForAllCallersOfAllNodes() {
        List<Cache<Object>> caches = onNodes(NODES, CacheOptions.DEFAULTS);
        Slow loader = new Slow();
        List<Future<@Nullable Object>> answers = new ArrayList<>();
        caches.forEach(cache -> answers.addAll(callers(cache, CALLERS, loader)));
        waiting(caches, NODES * CALLERS);
        called(loader, 1);
        fixture().pass(Duration.ofMillis(200));
        loader.end(0, "loaded");

        assertThat(answers)
                .hasSize(NODES * CALLERS)
                .allSatisfy(each -> assertThat(await(each)).isEqualTo("loaded"));
        assertThat(loader.count).hasValue(1);
        waiting(caches, 0);
    }

    @Test
    default void shouldLoadOnceMoreWhenTheLoadingNodeIsKilled() {
        List<Cache<Object>> caches = onNodes(NODES, CacheOptions.DEFAULTS);
        Slow loader = new Slow();
        caches.get(NODES - 1).get("key", loader);
        called(loader, 1);
        List<Cache<Object>> others = caches.subList(0, NODES - 1);
        List<Future<@Nullable Object>> answers = new ArrayList<>();
        others.forEach(cache -> answers.addAll(callers(cache, CALLERS, loader)));
        waiting(others, (NODES - 1) * CALLERS);
        fixture().kill(NODES - 1);
        called(loader, 2);
        loader.end(1, "loaded");

        assertThat(answers).allSatisfy(each -> assertThat(await(each)).isEqualTo("loaded"));
        assertThat(loader.count).hasValue(2);
    }

    @Test
    default void shouldFailAllThatWaitWithTheCauseWhenALoaderFails() {
        List<Cache<Object>> caches = onNodes(2, CacheOptions.DEFAULTS);
        Slow loader = new Slow();
        Future<?> first = caches.get(0).get("key", loader);
        called(loader, 1);
        Future<?> beside = caches.get(0).get("key", loader);
        Future<?> elsewhere = caches.get(1).get("key", loader);
        waiting(caches, 3);
        awaited(caches.get(0), "key", 1);
        loader.fail(0, "no database");

        assertThat(failure(first, Reason.LOAD_FAILED).getCause()).hasMessage("no database");
        assertThat(failure(beside, Reason.LOAD_FAILED).getCause()).hasMessage("no database");
        assertThat(failure(elsewhere, Reason.LOAD_FAILED)).hasMessageContaining("no database");
        assertThat(loader.count).hasValue(1);
        assertThat(caches.get(0).stat().error()).isEqualTo(1);
    }

    @Test
    default void shouldTakeALoaderThatThrowsOrReturnsNoFutureForOneThatFails() {
        Cache<Object> cache = fresh();

        Future<?> thrown = cache.get("thrown", key -> {
            throw new IllegalStateException("thrown");
        });
        assertThat(failure(thrown, Reason.LOAD_FAILED).getCause()).hasMessage("thrown");
        failure(cache.get("none", LoadContract::none), Reason.LOAD_FAILED);
        failure(cache.get("odd", key -> Future.succeededFuture(new Object())), Reason.LOAD_FAILED);
        failure(
                cache.get(
                        "large",
                        key -> Future.succeededFuture(Playing.bytes(fixture().maxValueBytes() + 1))),
                Reason.TOO_LARGE);
        assertThat(await(cache.get("thrown", key -> Future.succeededFuture("well again"))))
                .isEqualTo("well again");
    }

    @SuppressWarnings("NullAway") // as an application may get it wrong
    private static Future<Object> none(String key) {
        return null;
    }

    @Test
    default void shouldLetTheNextOneTryWhereThatIsTheRule() {
        List<Cache<Object>> caches = onNodes(2, CacheOptions.DEFAULTS.onFailure(OnFailure.NEXT_TRIES));
        Slow loader = new Slow();
        Future<?> first = caches.get(0).get("key", loader);
        called(loader, 1);
        Future<?> beside = caches.get(0).get("key", loader);
        Future<@Nullable Object> elsewhere = caches.get(1).get("key", loader);
        waiting(caches, 3);
        awaited(caches.get(0), "key", 1);
        loader.fail(0, "first");
        failure(first, Reason.LOAD_FAILED);
        called(loader, 2);
        loader.fail(1, "second");
        failure(beside, Reason.LOAD_FAILED);
        called(loader, 3);
        loader.end(2, "third");

        assertThat(await(elsewhere)).isEqualTo("third");
        assertThat(await(caches.get(0).get("key")).value()).isEqualTo("third");
    }

    @Test
    default void shouldKeepAFailureForAWhileWhereThatIsTheRule() {
        List<Cache<Object>> caches = onNodes(2, CacheOptions.DEFAULTS.negative(life()));
        failure(caches.get(0).get("key", key -> Future.failedFuture("no database")), Reason.LOAD_FAILED);

        Loader<Object> well = key -> Future.succeededFuture("well again");
        fixture()
                .until(
                        "the failure is kept",
                        () -> !await(caches.get(1).inspect("key")).isEmpty());
        assertThat(failure(caches.get(1).get("key", well), Reason.LOAD_FAILED)).hasMessageContaining("no database");
        assertThat(await(caches.get(1).get("key")).isPresent()).isFalse();
        fixture().pass(life().plusMillis(100));
        assertThat(await(caches.get(1).get("key", well))).isEqualTo("well again");
    }

    @Test
    default void shouldKeepAFailureOnceAllHaveTriedWhereBothAreTheRule() {
        Cache<Object> cache = use(
                0,
                freshName(),
                CacheOptions.DEFAULTS.negative(Duration.ofMinutes(1)).onFailure(OnFailure.NEXT_TRIES));
        Slow loader = new Slow();
        Future<?> first = cache.get("key", loader);
        Future<?> second = cache.get("key", loader);
        called(loader, 1);
        waiting(List.of(cache), 2);
        loader.fail(0, "first");
        called(loader, 2);
        loader.fail(1, "second");

        failure(first, Reason.LOAD_FAILED);
        failure(second, Reason.LOAD_FAILED);
        fixture()
                .until(
                        "the failure is kept",
                        () -> !await(cache.inspect("key")).isEmpty()
                                && await(cache.inspect("key")).get(0).state().equals("failure"));
        failure(cache.get("key", loader), Reason.LOAD_FAILED);
        assertThat(loader.count).hasValue(2);
    }

    @Test
    default void shouldBoundALoaderThatNeverEndsByTheTimeOfItsCallers() {
        List<Cache<Object>> caches = onNodes(2, CacheOptions.DEFAULTS);
        Slow loader = new Slow();
        LoadOptions patience = LoadOptions.DEFAULTS.within(Duration.ofMillis(500));
        Future<?> first = caches.get(0).get("key", loader, patience);
        called(loader, 1);
        Future<?> second = caches.get(1).get("key", loader, patience.within(Duration.ofMillis(400)));

        assertThat(failure(second, Reason.TIMEOUT))
                .hasMessageContaining(caches.get(1).name())
                .hasMessageContaining("key")
                .hasMessageContaining("400 ms");
        failure(first, Reason.TIMEOUT);
        assertThat(await(caches.get(1).get("key", key -> Future.succeededFuture("next"))))
                .isEqualTo("next");
        loader.end(0, "too late");
        fixture().pass(Duration.ofMillis(100));
        assertThat(await(caches.get(0).get("key")).value()).isEqualTo("next");
        assertThat(caches.get(0).stat().error()).isEqualTo(1);
    }

    @Test
    default void shouldLetASetDuringALoadWin() {
        List<Cache<Object>> caches = onNodes(2, CacheOptions.DEFAULTS);
        Slow loader = new Slow();
        Future<@Nullable Object> loading = caches.get(0).get("key", loader);
        called(loader, 1);
        Future<@Nullable Object> waiting = caches.get(1).get("key", loader);
        await(caches.get(1).set("key", "set"));
        loader.end(0, "loaded");

        assertThat(await(loading)).isEqualTo("set");
        assertThat(await(waiting)).isEqualTo("set");
        assertThat(await(caches.get(0).get("key")).value()).isEqualTo("set");
    }

    @Test
    default void shouldNotKeepWhatWasLoadedWhenAKeyWasDeletedMeanwhile() {
        List<Cache<Object>> caches = onNodes(2, CacheOptions.DEFAULTS);
        Slow loader = new Slow();
        Future<@Nullable Object> loading = caches.get(0).get("key", loader);
        called(loader, 1);
        await(caches.get(1).del("key"));
        loader.end(0, "old");
        called(loader, 2);
        loader.end(1, "new");

        assertThat(await(loading)).isEqualTo("new");
    }

    @Test
    default void shouldCountWhatItDoes() {
        Cache<Object> cache = fresh();
        await(cache.get("key"));
        await(cache.get("key", key -> Future.succeededFuture(1)));
        await(cache.get("key", key -> Future.succeededFuture(2)));
        await(cache.get("key"));
        failure(cache.get("other", key -> Future.failedFuture("no")));

        waiting(List.of(cache), 0);
        assertThat(cache.stat()).isEqualTo(new CacheStat(2, 3, 2, 1, 0));
    }

    @Test
    default void shouldShowWhoLoads() {
        Cache<Object> cache = fresh();
        Slow loader = new Slow();
        Future<@Nullable Object> loading = cache.get("key", loader);
        called(loader, 1);

        assertThat(await(cache.inspect("key"))).singleElement().satisfies(each -> {
            assertThat(each.state()).isEqualTo("none");
            assertThat(each.loader()).isNotEmpty();
        });
        loader.end(0, "value");
        await(loading);
        assertThat(await(cache.inspect())).singleElement().satisfies(each -> {
            assertThat(each.state()).isEqualTo("value");
            assertThat(each.loader()).isNull();
            assertThat(each.version()).isPositive();
        });
    }
}
