package io.universe.benchmarks.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.universe.cache.Cache;
import io.universe.cache.Cached;
import io.universe.cache.ValueCodec;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads of what this process has at hand: {@code /near?side=cache&kind=text&bytes=100&millis=3000}; {@code side} may be {@code plain} for Caffeine alone, {@code kept} for one that promises what near values do, nothing older than ten seconds and every hit counted, and {@code copied} for Caffeine with what has been written down, of which
 * each read makes the value anew; {@code kind} is {@code text}, which nobody can change, so that all readers may get the same one, or {@code buffer}. In batches, since no event loop is to be blocked. What is not at hand, as once in a while
 * by the cache's own rule, is waited for.
 */
final class NearReads {

    private static final String[] KEYS =
            IntStream.range(0, 100).mapToObj(i -> "near-" + i).toArray(String[]::new);
    private static final long BATCH_NANOS = 5_000_000;

    private final Cache<Object> near;
    private final com.github.benmanes.caffeine.cache.Cache<String, Object> caffeine =
            Caffeine.newBuilder().maximumSize(10_000).build();
    private final com.github.benmanes.caffeine.cache.Cache<String, Object> kept = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(10))
            .recordStats()
            .build();
    private final com.github.benmanes.caffeine.cache.Cache<String, Buffer> written =
            Caffeine.newBuilder().maximumSize(10_000).build();

    NearReads(Cache<Object> near) {
        this.near = near;
    }

    void mount(Router router) {
        router.get("/near")
                .handler(context -> run(context).onSuccess(context::json).onFailure(context::fail));
    }

    private Future<JsonObject> run(RoutingContext context) {
        Object value = value(
                context.queryParams().get("kind"),
                Integer.parseInt(context.queryParams().get("bytes")));
        long millis = Long.parseLong(context.queryParams().get("millis"));
        Function<String, Optional<Future<?>>> read = read(context.queryParams().get("side"));
        return Future.all(IntStream.range(0, KEYS.length)
                        .mapToObj(i -> put(KEYS[i], value))
                        .toList())
                .compose(filled -> new Loop(read, millis).run());
    }

    private static Object value(String kind, int bytes) {
        return switch (kind) {
            case "text" -> "x".repeat(bytes);
            case "buffer" -> Buffer.buffer(new byte[bytes]);
            default -> throw new IllegalArgumentException("kind must be text or buffer, got " + kind);
        };
    }

    private Function<String, Optional<Future<?>>> read(String side) {
        return switch (side) {
            case "cache" -> this::readNear;
            case "plain" -> this::readCaffeine;
            case "kept" -> this::readKept;
            case "copied" -> this::readCopied;
            default -> throw new IllegalArgumentException("side must be cache, plain, kept or copied, got " + side);
        };
    }

    private Future<?> put(String key, Object value) {
        caffeine.put(key, value);
        kept.put(key, value);
        written.put(key, ValueCodec.ANY.encode(value));
        return near.set(key, value).compose(set -> near.get(key));
    }

    /** Empty where it was at hand. */
    private Optional<Future<?>> readNear(String key) {
        Future<Cached<Object>> read = near.get(key);
        boolean isAtHand = read.isComplete() && read.result().isPresent();
        return isAtHand ? Optional.empty() : Optional.of(read);
    }

    private Optional<Future<?>> readCaffeine(String key) {
        return found(key, caffeine.getIfPresent(key));
    }

    private Optional<Future<?>> readKept(String key) {
        return found(key, kept.getIfPresent(key));
    }

    private Optional<Future<?>> readCopied(String key) {
        Buffer bytes = written.getIfPresent(key);
        return found(key, bytes == null ? null : ValueCodec.ANY.decode(bytes));
    }

    private static Optional<Future<?>> found(String key, @Nullable Object value) {
        return value != null ? Optional.empty() : Optional.of(Future.failedFuture(key + " is not there"));
    }

    /** One run over the keys again and again. */
    private static final class Loop {

        private final Function<String, Optional<Future<?>>> read;
        private final long millis;
        private final Promise<JsonObject> done = Promise.promise();
        private final long beganNanos = System.nanoTime();
        private long answered;

        Loop(Function<String, Optional<Future<?>>> read, long millis) {
            this.read = read;
            this.millis = millis;
        }

        Future<JsonObject> run() {
            batch();
            return done.future();
        }

        private void batch() {
            long batchNanos = System.nanoTime();
            while (System.nanoTime() - batchNanos < BATCH_NANOS) {
                Optional<Future<?>> missed = pass();
                if (missed.isPresent()) {
                    missed.get().onSuccess(come -> batch()).onFailure(done::tryFail);
                    return;
                }
            }
            goOn();
        }

        /** All keys once, up to the first that is not at hand. */
        private Optional<Future<?>> pass() {
            for (String key : KEYS) {
                Optional<Future<?>> missed = read.apply(key);
                if (missed.isPresent()) {
                    return missed;
                }
                answered++;
            }
            return Optional.empty();
        }

        private void goOn() {
            long nanos = System.nanoTime() - beganNanos;
            if (nanos < millis * 1_000_000) {
                Vertx.currentContext().runOnContext(next -> batch());
            } else {
                done.tryComplete(new JsonObject().put("answered", answered).put("nanos", nanos));
            }
        }
    }
}
