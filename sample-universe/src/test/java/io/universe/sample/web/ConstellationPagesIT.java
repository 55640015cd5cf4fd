package io.universe.sample.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.universe.cache.Caches;
import io.universe.cache.LocalCaches;
import io.universe.sample.wire.ConstellationQuery;
import io.universe.sample.wire.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ConstellationPagesIT {

    private static final Optional<String> ORION = Optional.of("Ori");

    private final LocalCaches caches = Caches.local();
    private final ConstellationAnswers answers = done(ConstellationAnswers.open(caches, this::engine));
    private final ConstellationPages pages = done(ConstellationPages.open(answers));
    private volatile int edition = 1;

    private Future<JsonObject> engine(ConstellationQuery query) {
        return query.id().equals(ORION)
                ? Future.succeededFuture(new JsonObject().put("edition", edition))
                : Future.failedFuture(Refusal.notFound("there is only Orion"));
    }

    @AfterEach
    void close() {
        caches.close();
    }

    /** The first one goes again when the worker hears of what it has loaded itself. */
    @Test
    void shouldHaveAPageAtHandThatWasAskedFor() {
        await().untilAsserted(() -> {
            Content atHand = done(pages.page(ORION));
            assertThat(pages.size()).isEqualTo(1);
            assertThat(done(pages.page(ORION))).isSameAs(atHand);
        });
    }

    @Test
    void shouldDropAPageWhoseAnswerIsForgotten() {
        Content first = done(pages.page(ORION));
        edition = 2;
        done(answers.forget("Ori"));
        await().untilAsserted(() -> assertThat(done(pages.page(ORION)).tag()).isNotEqualTo(first.tag()));
    }

    @Test
    void shouldKeepNoRefusals() {
        for (String id : new String[] {"Lyr", "Vir", "Leo"}) {
            assertThat(pages.page(Optional.of(id)).otherwiseEmpty().map(true)).satisfies(ConstellationPagesIT::done);
        }
        assertThat(pages.size()).isZero();
    }

    private static <T> T done(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
