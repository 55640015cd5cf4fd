package io.universe.sample.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cache.Cache;
import io.universe.cache.CacheException;
import io.universe.cache.CacheException.Reason;
import io.universe.cache.CacheOptions;
import io.universe.cache.Caches;
import io.universe.cache.LocalCaches;
import io.universe.sample.wire.ConstellationQuery;
import io.universe.sample.wire.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ConstellationAnswersTest {

    private static final Optional<String> ORION = Optional.of("Ori");

    private final LocalCaches caches = Caches.local();
    private final List<ConstellationQuery> asked = new ArrayList<>();
    private Future<JsonObject> engineSays = Future.succeededFuture(new JsonObject().put("name", "Orion"));
    private final ConstellationAnswers answers = done(ConstellationAnswers.open(caches, this::engine));

    private Future<JsonObject> engine(ConstellationQuery query) {
        asked.add(query);
        return engineSays;
    }

    @AfterEach
    void close() {
        caches.close();
    }

    @Test
    void shouldAskTheEngineOnce() {
        assertThat(done(answers.answer(ORION))).isEqualTo(done(answers.answer(ORION)));
        assertThat(asked).hasSize(1);
    }

    @Test
    void shouldTellOneFromAll() {
        done(answers.answer(ORION));
        done(answers.answer(Optional.empty()));
        assertThat(asked).containsExactly(new ConstellationQuery(ORION), new ConstellationQuery(Optional.empty()));
    }

    @Test
    void shouldAskAgainWhenTheAnswerIsForgotten() {
        done(answers.answer(ORION));
        done(answers.forget("Ori"));
        done(answers.answer(ORION));
        assertThat(asked).hasSize(2);
    }

    @Test
    void shouldKeepThatThereIsNoSuchConstellation() {
        engineSays = Future.failedFuture(Refusal.notFound("there is none"));
        for (int time = 0; time < 2; time++) {
            assertThat(refusal(answers.answer(ORION))).satisfies(refusal -> {
                assertThat(refusal.status()).isEqualTo(404);
                assertThat(refusal.detail()).isEqualTo("there is none");
            });
        }
        assertThat(asked).hasSize(1);
    }

    @Test
    void shouldNotKeepThatNoEngineAnswers() {
        engineSays = Future.failedFuture(Refusal.unavailable("not now"));
        assertThat(refusal(answers.answer(ORION)).detail()).isEqualTo("not now");
        engineSays = Future.succeededFuture(new JsonObject());
        assertThat(done(answers.answer(ORION))).isEqualTo(new JsonObject());
    }

    @Test
    void shouldSayThatNoEngineAnswersWhereAnotherWorkerFoundThatOut() {
        Throwable elsewhere = new CacheException(CacheException.Reason.LOAD_FAILED, "it failed elsewhere", null);
        assertThat(ConstellationAnswers.refusal(elsewhere))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(503));
    }

    @Test
    void shouldAnswerWithoutTheCache() {
        caches.close();
        assertThat(done(answers.answer(ORION))).isEqualTo(engineSays.result());
        assertThat(refusal(answers.forget("Ori")).status()).isEqualTo(503);
    }

    @Test
    void shouldCallNoMistakeOfItsOwnARefusal() {
        assertThat(answers.forget("x".repeat(1_500)).cause()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldKeepAnswersItselfWhereTheUniverseHasNoCacheAndEndThat() {
        ConstellationAnswers own = done(ConstellationAnswers.open(without(Reason.DISABLED), this::engine));
        done(own.answer(ORION));
        done(own.answer(ORION));
        assertThat(asked).hasSize(1);
        own.close();
        assertThat(refusal(own.forget("Ori")).status()).isEqualTo(503);
    }

    @Test
    void shouldKeepNothingItselfWhereTheCacheIsOnlyAwayForAMoment() {
        assertThat(ConstellationAnswers.open(without(Reason.UNAVAILABLE), this::engine)
                        .cause())
                .isInstanceOf(CacheException.class);
    }

    private static Caches without(Reason reason) {
        return new Caches() {
            @Override
            public <V> Future<Cache<V>> use(String name, CacheOptions<V> options) {
                return Future.failedFuture(new CacheException(reason, "not here", null));
            }

            @Override
            public Future<List<String>> names() {
                return Future.succeededFuture(List.of());
            }
        };
    }

    private static Refusal refusal(Future<?> future) {
        try {
            throw new AssertionError("not refused, but " + done(future));
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Refusal refusal) {
                return refusal;
            }
            throw failed;
        }
    }

    private static <T> T done(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
