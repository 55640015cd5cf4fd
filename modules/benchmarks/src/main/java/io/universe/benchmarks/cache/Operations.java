package io.universe.benchmarks.cache;

import com.hazelcast.map.IMap;
import io.universe.benchmarks.app.OperationLoop;
import io.universe.benchmarks.app.OperationLoop.Bounds;
import io.universe.cache.Cache;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletionStage;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Calls that go to another process: {@code /operations?what=get&side=cache&bytes=100&concurrency=64&millis=3000}, where {@code what} is {@code get}, {@code set}, or {@code load} of keys that nobody has touched, and {@code side} is
 * {@code cache}, or {@code plain} for the same on a map of Hazelcast's.
 */
final class Operations {

    private static final int KEYS = 1_000;

    /** Values that were loaded would fill the cache. */
    private static final long MOST_LOADS = 2_000;

    private final Cache<Object> cache;
    private final IMap<String, byte[]> plain;
    private int loads;

    /** What can be done on one side with a value. */
    private interface Side {

        Future<?> get(String key);

        Future<?> set(String key);

        /** What was there is left, and otherwise the value is there. */
        Future<?> load(String key);

        Future<?> remove(String key);
    }

    Operations(Cache<Object> cache, IMap<String, byte[]> plain) {
        this.cache = cache;
        this.plain = plain;
    }

    void mount(Router router) {
        router.get("/operations")
                .handler(context -> run(context).onSuccess(context::json).onFailure(context::fail));
    }

    private Future<JsonObject> run(RoutingContext context) {
        MultiMap parameters = context.queryParams();
        byte[] value = new byte[Integer.parseInt(parameters.get("bytes"))];
        Side side = parameters.get("side").equals("cache") ? new OfTheCache(value) : new OfTheMap(value);
        int concurrency = Integer.parseInt(parameters.get("concurrency"));
        long millis = Long.parseLong(parameters.get("millis"));
        return switch (parameters.get("what")) {
            case "get" -> fill(side).compose(filled -> run(number -> side.get(warm(number)), concurrency, millis));
            case "set" -> run(number -> side.set(warm(number)), concurrency, millis);
            case "load" -> loads(side, new Bounds(concurrency, millis, MOST_LOADS));
            default -> Future.failedFuture("what must be get, set or load, got " + parameters.get("what"));
        };
    }

    private static Future<JsonObject> run(LongFunction<Future<?>> operation, int concurrency, long millis) {
        return OperationLoop.run(operation, new Bounds(concurrency, millis, Long.MAX_VALUE));
    }

    /** The time that it takes to have it forgotten afterwards does not count. */
    private Future<JsonObject> loads(Side side, Bounds bounds) {
        String round = "cold-" + loads++ + "-";
        return OperationLoop.run(number -> side.load(round + number), bounds)
                .compose(figures -> forAll(figures.getLong("answered"), number -> side.remove(round + number))
                        .map(figures));
    }

    private static Future<?> fill(Side side) {
        return forAll(KEYS, number -> side.set(warm(number)));
    }

    private static Future<?> forAll(long number, LongFunction<Future<?>> operation) {
        return Future.all(LongStream.range(0, number).mapToObj(operation).toList());
    }

    private static String warm(long number) {
        return "warm-" + number % KEYS;
    }

    /** As an application uses it. */
    private final class OfTheCache implements Side {

        private final Buffer value;

        OfTheCache(byte[] value) {
            this.value = Buffer.buffer(value);
        }

        @Override
        public Future<?> get(String key) {
            return cache.get(key);
        }

        @Override
        public Future<?> set(String key) {
            return cache.set(key, value);
        }

        @Override
        public Future<?> load(String key) {
            return cache.get(key, missing -> Future.succeededFuture(value));
        }

        @Override
        public Future<?> remove(String key) {
            return cache.del(key);
        }
    }

    /** As an application on Vert.x would use it: what comes is told on the event loop. */
    private final class OfTheMap implements Side {

        private final byte[] value;
        private final Context eventLoop = Vertx.currentContext();

        OfTheMap(byte[] value) {
            this.value = value;
        }

        @Override
        public Future<byte @Nullable []> get(String key) {
            return told(plain.getAsync(key));
        }

        @Override
        public Future<?> set(String key) {
            return told(plain.setAsync(key, value));
        }

        @Override
        public Future<?> load(String key) {
            return get(key).compose(found -> found == null ? set(key) : Future.succeededFuture());
        }

        @Override
        public Future<?> remove(String key) {
            return told(plain.removeAsync(key));
        }

        private <T> Future<T> told(CompletionStage<T> stage) {
            return Future.fromCompletionStage(stage, eventLoop);
        }
    }
}
