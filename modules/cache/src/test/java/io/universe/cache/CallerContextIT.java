package io.universe.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where callers, loaders and listeners are called, and what a plain main gets. */
final class CallerContextIT {

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final LocalCaches caches = Caches.local();
    private final Map<String, Context> seen = new ConcurrentHashMap<>();

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private <T> T onContext(Supplier<Future<T>> call) throws Exception {
        Promise<T> promise = Promise.promise();
        context.runOnContext(ignored -> call.get().onComplete(promise));
        return await(promise.future());
    }

    private void see(String what) {
        @Nullable Context here = Vertx.currentContext();
        if (here != null) {
            seen.put(what, here);
        }
    }

    @AfterEach
    void close() throws Exception {
        caches.close();
        await(vertx.close());
    }

    @Test
    void shouldServeAPlainMainWithoutACluster() throws Exception {
        Cache<Object> cache = await(caches.use("cache", CacheOptions.DEFAULTS.persist(true)));

        assertThat(await(cache.set("key", 1))).isTrue();
        assertThat(await(cache.get("key", key -> Future.succeededFuture(2)))).isEqualTo(1);
        assertThat(await(Caches.local().names())).isEmpty();
    }

    @Test
    void shouldCallEverybodyOnTheContextOfTheCaller() throws Exception {
        Promise<Void> told = Promise.promise();
        onContext(() -> caches.use("cache")
                .onComplete(used -> see("use"))
                .compose(cache -> cache.watch("key", event -> {
                            see("watch");
                            told.tryComplete();
                        })
                        .onComplete(watched -> see("watched"))
                        .compose(ignored -> cache.get("key", key -> {
                            see("load");
                            Promise<Object> later = Promise.promise();
                            new Thread(() -> later.complete("value")).start();
                            return later.future();
                        }))
                        .onComplete(got -> see("loaded"))
                        .compose(ignored -> cache.get("key"))
                        .onComplete(got -> see("get"))));
        await(told.future());

        assertThat(seen).containsOnlyKeys("use", "watch", "watched", "load", "loaded", "get");
        assertThat(seen.values()).allSatisfy(each -> assertThat(each).isSameAs(context));
    }

    @Test
    void shouldFailACallerOnItsContextWhenItsTimeIsOver() throws Exception {
        Cache<Object> cache = await(caches.use("cache"));
        LoadOptions how = LoadOptions.DEFAULTS.within(Duration.ofMillis(100));
        onContext(() -> cache.get("key", key -> Promise.<Object>promise().future(), how)
                .onFailure(failure -> see("timeout"))
                .otherwiseEmpty());

        assertThat(seen.get("timeout")).isSameAs(context);
    }
}
