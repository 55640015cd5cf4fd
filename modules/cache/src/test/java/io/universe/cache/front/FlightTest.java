package io.universe.cache.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.cache.Cache;
import io.universe.cache.CacheException;
import io.universe.cache.CacheOptions;
import io.universe.cache.CacheOptions.OnFailure;
import io.universe.cache.LoadOptions;
import io.universe.cache.simulated.SimulatedUniverse;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a load when nodes hang, come back, or hear nothing. */
final class FlightTest {

    private final AtomicLong delayMillis = new AtomicLong(1);
    private final SimulatedUniverse universe = new SimulatedUniverse(delayMillis::get, 64 << 20);
    private final List<Promise<Object>> loads = new ArrayList<>();

    private Cache<Object> cache(int node) {
        return universe.await(universe.node(node).use("cache"));
    }

    private Future<Object> load(String key) {
        Promise<Object> load = Promise.promise();
        loads.add(load);
        return load.future();
    }

    private Future<@Nullable Object> get(int node) {
        return cache(node).get("key", this::load, LoadOptions.DEFAULTS.within(Duration.ofSeconds(60)));
    }

    @Test
    void shouldTakeOverAtTheEndOfTheLeaseFromANodeThatHangs() {
        get(0);
        universe.pass(Duration.ofMillis(10));
        Future<@Nullable Object> answer = get(1);
        universe.hang(0);
        universe.pass(Duration.ofMillis(SimulatedUniverse.LEASE_MILLIS - 100));
        assertThat(loads).hasSize(1);
        universe.pass(Duration.ofMillis(200));

        assertThat(loads).hasSize(2);
        loads.get(1).complete("second");
        assertThat(universe.await(answer)).isEqualTo("second");
    }

    @Test
    void shouldKeepTheRightToLoadForAsLongAsTheLoaderTakes() {
        Future<@Nullable Object> first = get(0);
        universe.pass(Duration.ofMillis(10));
        Future<@Nullable Object> second = get(1);
        universe.pass(Duration.ofMillis(3 * SimulatedUniverse.LEASE_MILLIS));
        loads.get(0).complete("only");

        assertThat(universe.await(first)).isEqualTo("only");
        assertThat(universe.await(second)).isEqualTo("only");
        assertThat(loads).hasSize(1);
    }

    @Test
    void shouldRefuseTheResultOfANodeThatComesBackTooLate() {
        Future<@Nullable Object> late = get(0);
        universe.pass(Duration.ofMillis(10));
        Future<@Nullable Object> answer = get(1);
        universe.pass(Duration.ofMillis(10));
        universe.freeze(0, true);
        universe.pass(Duration.ofMillis(SimulatedUniverse.LEASE_MILLIS + 2_000));
        loads.get(1).complete("second");
        assertThat(universe.await(answer)).isEqualTo("second");
        loads.get(0).complete("first");
        universe.freeze(0, false);

        assertThat(universe.await(late)).isEqualTo("second");
        assertThat(universe.await(cache(1).get("key")).value()).isEqualTo("second");
    }

    @Test
    void shouldNotTryTheNextLoaderWhereADeletionHasTakenTheRightAwayAndTheNoticeIsLost() {
        universe.await(universe.node(0).use("cache", CacheOptions.DEFAULTS.onFailure(OnFailure.NEXT_TRIES)));
        universe.post().loses((to, notice) -> true);
        Future<@Nullable Object> first = get(0);
        Future<@Nullable Object> next = get(0);
        universe.pass(Duration.ofMillis(10));
        universe.await(cache(2).del("key"));
        get(1);
        universe.pass(Duration.ofMillis(10));
        assertThat(loads).hasSize(2);
        loads.get(0).fail("failed");
        universe.pass(Duration.ofMillis(10));

        assertThat(first.failed()).isTrue();
        assertThat(loads).as("loaders called").hasSize(2);
        loads.get(1).complete("value");
        assertThat(universe.await(next)).isEqualTo("value");
    }

    @Test
    void shouldFindTheResultByItselfWhenTheNoticeIsLost() {
        universe.post().loses((to, notice) -> true);
        get(0);
        universe.pass(Duration.ofMillis(10));
        Future<@Nullable Object> answer = get(1);
        universe.pass(Duration.ofMillis(10));
        loads.get(0).complete("value");
        universe.pass(Duration.ofMillis(1_600));

        assertThat(answer.isComplete()).isTrue();
        assertThat(universe.await(answer)).isEqualTo("value");
        assertThat(loads).hasSize(1);
    }

    @Test
    void shouldUseTheLoaderOfWhoWaitsWhenTheFirstOneIsGivenUp() {
        Future<@Nullable Object> impatient =
                cache(0).get("key", this::load, LoadOptions.DEFAULTS.within(Duration.ofMillis(200)));
        universe.pass(Duration.ofMillis(10));
        Future<@Nullable Object> answer = get(1);
        universe.pass(Duration.ofMillis(400));

        assertThat(impatient.failed()).isTrue();
        assertThat(loads).hasSize(2);
        loads.get(0).complete("too late");
        loads.get(1).complete("second");
        assertThat(universe.await(answer)).isEqualTo("second");
    }

    @Test
    void shouldGoOnWithALoadWhileAnybodyOnTheNodeWaitsForIt() {
        cache(0).get("key", this::load, LoadOptions.DEFAULTS.within(Duration.ofMillis(200)));
        Future<@Nullable Object> patient = get(0);
        universe.pass(Duration.ofSeconds(1));
        loads.get(0).complete("value");

        assertThat(universe.await(patient)).isEqualTo("value");
        assertThat(loads).hasSize(1);
    }

    @Test
    void shouldNotWaitForANodeThatHasLeftBeforeTheReplyCame() {
        get(0);
        universe.pass(Duration.ofMillis(10));
        universe.await(universe.node(1).use("cache"));
        universe.kill(0);
        universe.pass(Duration.ofMillis(10));
        get(1);
        universe.pass(Duration.ofMillis(10));

        assertThat(loads).hasSize(2);
    }

    @Test
    void shouldTakeOverAtOnceFromANodeThatHasLeft() {
        get(0);
        universe.pass(Duration.ofMillis(10));
        get(1);
        universe.pass(Duration.ofMillis(10));
        universe.kill(0);
        universe.pass(Duration.ofMillis(10));

        assertThat(loads).hasSize(2);
    }

    @Test
    void shouldGiveBackAClaimThatComesWhenNobodyWaitsForItAnyMore() {
        Cache<Object> cache = cache(0);
        Future<?> impatient = cache.get("key", this::load, LoadOptions.DEFAULTS.within(Duration.ofMillis(100)));
        universe.pass(Duration.ofMillis(1));
        delayMillis.set(200);
        universe.pass(Duration.ofMillis(900));
        delayMillis.set(1);

        assertThat(impatient.failed()).isTrue();
        assertThat(loads).isEmpty();
        get(1);
        universe.pass(Duration.ofMillis(10));
        assertThat(loads).hasSize(1);
    }

    @Test
    void shouldNotGiveWhoHasSeenADeletionTheValueFromBeforeIt() {
        universe.await(cache(1).set("other", 1));
        get(0);
        universe.pass(Duration.ofMillis(10));
        Future<@Nullable Object> early = get(1);
        universe.pass(Duration.ofMillis(10));
        universe.post().holds(true);
        loads.get(0).complete("old");
        universe.pass(Duration.ofMillis(10));
        universe.await(cache(2).del("key"));
        Future<@Nullable Object> later = get(1);
        universe.pass(Duration.ofMillis(10));
        universe.post().holds(false);
        universe.pass(Duration.ofMillis(10));

        assertThat(universe.await(early)).isEqualTo("old");
        assertThat(loads).hasSize(2);
        loads.get(1).complete("new");
        assertThat(universe.await(later)).isEqualTo("new");
    }

    @Test
    void shouldGiveTheClaimBackWhenANodeCloses() {
        Future<@Nullable Object> own = get(0);
        universe.pass(Duration.ofMillis(10));
        get(1);
        universe.pass(Duration.ofMillis(10));
        universe.await(universe.close(0));
        universe.pass(Duration.ofMillis(10));

        assertThat(loads).hasSize(2);
        assertThatThrownBy(() -> universe.await(own)).hasCauseInstanceOf(CacheException.class);
    }

    @Test
    void shouldAskAgainForTheRightToLoadWhenAMemberHasJustDied() {
        Cache<Object> cache = cache(0);
        Future<@Nullable Object> answer = asked(cache);
        assertThat(loads).isEmpty();
        universe.breaks(0, false);
        universe.pass(Duration.ofSeconds(2));

        assertThat(loads).hasSize(1);
        loads.get(0).complete("value");
        assertThat(universe.await(answer)).isEqualTo("value");
    }

    /** Asked for the value, which is found missing before the wire breaks. */
    private Future<@Nullable Object> asked(Cache<Object> cache) {
        Future<@Nullable Object> answer =
                cache.get("key", this::load, LoadOptions.DEFAULTS.within(Duration.ofSeconds(3)));
        universe.breaks(0, true);
        universe.pass(Duration.ofMillis(100));
        return answer;
    }

    @Test
    void shouldKeepWhatWasLoadedWhileAMemberDied() {
        Future<@Nullable Object> answer = get(0);
        universe.pass(Duration.ofMillis(10));
        universe.breaks(0, true);
        loads.get(0).complete("value");
        universe.pass(Duration.ofMillis(500));
        assertThat(answer.isComplete()).isFalse();
        universe.breaks(0, false);

        assertThat(universe.await(answer)).isEqualTo("value");
        assertThat(universe.await(cache(1).get("key")).value()).isEqualTo("value");
        assertThat(loads).hasSize(1);
    }

    @Test
    void shouldTryAgainNoLongerThanAnybodyWaits() {
        Future<@Nullable Object> answer = asked(cache(0));
        universe.pass(Duration.ofSeconds(3));
        assertThat(((CacheException) answer.cause()).reason()).isEqualTo(CacheException.Reason.TIMEOUT);
        int requests = universe.requests(0);
        universe.pass(Duration.ofSeconds(10));

        assertThat(universe.requests(0)).isEqualTo(requests);
    }

    @Test
    void shouldAnswerWithWhatWasLoadedIntoAPersistedNamespaceWhenItIsSafe() {
        Promise<Void> safety = Promise.promise();
        Future<@Nullable Object> own = persisted(safety);
        Future<@Nullable Object> beside = get(0);
        Future<@Nullable Object> remote = get(1);
        universe.pass(Duration.ofMillis(20));
        loads.get(0).complete("value");
        universe.pass(Duration.ofMillis(500));

        assertThat(own.isComplete()).isFalse();
        assertThat(beside.isComplete()).isFalse();
        assertThat(universe.await(remote)).isEqualTo("value");
        safety.complete();
        assertThat(universe.await(own)).isEqualTo("value");
        assertThat(universe.await(beside)).isEqualTo("value");
    }

    private Future<@Nullable Object> persisted(Promise<Void> safety) {
        universe.await(universe.node(0).use("cache", CacheOptions.DEFAULTS.persist(true)));
        universe.securesBy(0, safety.future());
        Future<@Nullable Object> own =
                cache(0).get("key", this::load, LoadOptions.DEFAULTS.within(Duration.ofSeconds(2)));
        universe.pass(Duration.ofMillis(10));
        return own;
    }

    @Test
    void shouldAnswerWithWhatWasLoadedThoughItCannotBeMadeSafe() {
        Promise<Void> safety = Promise.promise();
        Future<@Nullable Object> own = persisted(safety);
        loads.get(0).complete("value");
        universe.pass(Duration.ofMillis(10));
        safety.fail("the disk is full");

        assertThat(universe.await(own)).isEqualTo("value");
    }

    @Test
    void shouldWaitNoLongerThanTheCallerForALoadedValueToBeSafe() {
        Future<@Nullable Object> own = persisted(Promise.promise());
        loads.get(0).complete("value");
        universe.pass(Duration.ofMillis(2_100));

        assertThat(((CacheException) own.cause()).reason()).isEqualTo(CacheException.Reason.TIMEOUT);
        assertThat(universe.await(get(0))).isEqualTo("value");
    }

    @Test
    void shouldFailEveryCallOfANodeThatCannotReachAnything() {
        Cache<Object> cache = cache(2).within(Duration.ofMillis(300));
        universe.cutOff(2);

        List<Future<?>> calls = List.of(
                cache.get("key"),
                cache.get("key", this::load),
                cache.set("key", 1),
                cache.del("key"),
                cache.keys(),
                cache.watch("key", event -> {}),
                cache.inspect(),
                cache.inspect("key"),
                cache.destroy());
        universe.pass(Duration.ofMillis(400));
        assertThat(calls)
                .allSatisfy(call -> assertThat(call.cause())
                        .isInstanceOf(CacheException.class)
                        .hasMessageContaining("300 ms"));
    }
}
