package io.universe.sample.web;

import io.universe.cache.Cache;
import io.universe.cache.CacheEvent;
import io.universe.cache.CacheException;
import io.universe.cache.CacheException.Reason;
import io.universe.cache.CacheOptions;
import io.universe.cache.Caches;
import io.universe.cache.LocalCaches;
import io.universe.cache.ValueCodec;
import io.universe.sample.wire.ConstellationQuery;
import io.universe.sample.wire.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the engine says about constellations, kept for all workers: one of them asks, the others get the same. Fails with a {@link Refusal}, as the engine would; safe from any thread.
 *
 * <p>That there is no such constellation is kept like any answer, since a failed load would tell other workers no status. That no engine answers is a failed load: the next request tries again.
 */
final class ConstellationAnswers {

    private static final String NAMESPACE = "constellations";
    private static final CacheOptions<JsonObject> OPTIONS = CacheOptions.of(
                    ValueCodec.json(Function.identity(), Function.identity()))
            .expire(Duration.ofMinutes(10))
            .within(Duration.ofSeconds(3))
            .maxEntries(1_000);
    private static final String REFUSAL = "refusal";

    private final Cache<JsonObject> cache;
    private final Function<ConstellationQuery, Future<JsonObject>> engine;

    private final Runnable end;

    private ConstellationAnswers(
            Cache<JsonObject> cache, Function<ConstellationQuery, Future<JsonObject>> engine, Runnable end) {
        this.cache = cache;
        this.engine = engine;
        this.end = end;
    }

    /** Where the universe has no cache, and will have none, each worker keeps what it was told itself. */
    static Future<ConstellationAnswers> open(Caches caches, Function<ConstellationQuery, Future<JsonObject>> engine) {
        return use(caches, engine, () -> {})
                .recover(failure -> isFor(Reason.DISABLED, failure) ? alone(engine) : failed(failure));
    }

    private static Future<ConstellationAnswers> alone(Function<ConstellationQuery, Future<JsonObject>> engine) {
        LocalCaches own = Caches.local();
        return use(own, engine, own::close);
    }

    private static Future<ConstellationAnswers> use(
            Caches caches, Function<ConstellationQuery, Future<JsonObject>> engine, Runnable end) {
        return caches.use(NAMESPACE, OPTIONS).map(cache -> new ConstellationAnswers(cache, engine, end));
    }

    /** Ends what belongs to this worker alone. Idempotent. */
    void close() {
        end.run();
    }

    /** What it is kept under; no id gives that of all constellations. */
    static String key(Optional<String> id) {
        return "/" + id.orElse("");
    }

    Future<JsonObject> answer(Optional<String> id) {
        ConstellationQuery query = new ConstellationQuery(id);
        return cache.get(key(id), key -> ask(query))
                .recover(failure -> isFor(Reason.LOAD_FAILED, failure) ? failed(refusal(failure)) : ask(query))
                .compose(ConstellationAnswers::told);
    }

    /** Forgets one answer on all workers. Who asks next asks the engine. */
    Future<?> forget(String id) {
        return cache.del(key(Optional.of(id)))
                .recover(failure -> failed(
                        failure instanceof CacheException
                                ? Refusal.unavailable("the cache does not answer at the moment")
                                : failure));
    }

    /** Calls the listener with the key of every answer that changes, on whichever worker. */
    Future<?> watch(Consumer<String> listener) {
        return cache.watchAll((CacheEvent<JsonObject> event) -> listener.accept(event.key()));
    }

    private Future<JsonObject> ask(ConstellationQuery query) {
        return engine.apply(query)
                .recover(failure -> failure instanceof Refusal refusal && refusal.isFinal()
                        ? Future.succeededFuture(kept(refusal))
                        : failed(failure));
    }

    private static JsonObject kept(Refusal refusal) {
        return new JsonObject().put(REFUSAL, refusal.status()).put("detail", refusal.detail());
    }

    private static Future<JsonObject> told(JsonObject kept) {
        return kept.containsKey(REFUSAL)
                ? failed(Refusal.relayed(kept.getInteger(REFUSAL), kept.getString("detail")))
                : Future.succeededFuture(kept);
    }

    /** The cause does not cross processes; where another worker asked, all that can be wrong is that nobody answered it. */
    static Throwable refusal(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        return cause == null ? Refusal.unavailable("no engine answers at the moment") : cause;
    }

    private static boolean isFor(Reason reason, Throwable failure) {
        return failure instanceof CacheException refused && refused.reason() == reason;
    }

    private static <T> Future<T> failed(Throwable failure) {
        return Future.failedFuture(failure);
    }
}
