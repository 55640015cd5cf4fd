package io.universe.benchmarks.cache;

import io.universe.cache.Cache;
import io.universe.control.DaemonThreads;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * How long another process still reads an old value: {@code /stale?reader=3&trials=2000} sets a value so many times, each when the process in that slot has the one before at hand, and answers the {@code nanos} from each acknowledgement until
 * it read the new one; 0 where it did so before. System.nanoTime is the same clock for all processes of a machine.
 */
final class Staleness {

    private static final String KEY = "stale";
    private static final long BETWEEN_LOOKS_NANOS = 10_000;

    private final Vertx vertx;
    private final Cache<Object> near;
    private final Executor looking = Executors.newSingleThreadExecutor(new DaemonThreads("looking"));
    private CompletableFuture<Long> seen = new CompletableFuture<>();

    Staleness(Vertx vertx, Cache<Object> near) {
        this.vertx = vertx;
        this.near = near;
    }

    /** The side that sets. */
    void mount(Router router) {
        router.get("/stale")
                .handler(context -> run(context).onSuccess(context::json).onFailure(context::fail));
    }

    private Future<JsonObject> run(RoutingContext context) {
        String reader = context.queryParams().get("reader");
        int trials = Integer.parseInt(context.queryParams().get("trials"));
        JsonArray nanos = new JsonArray();
        Future<?> done = near.set(KEY, 0);
        for (int trial = 1; trial <= trials; trial++) {
            int value = trial;
            done = done.compose(before -> trial(reader, value)).onSuccess(nanos::add);
        }
        return done.map(all -> new JsonObject().put("nanos", nanos));
    }

    private Future<Long> trial(String reader, int value) {
        return vertx.eventBus()
                .request(expecting(reader), value)
                .compose(atHand -> near.set(KEY, value))
                .map(set -> System.nanoTime())
                .compose(acknowledged -> vertx.eventBus()
                        .<Long>request(seeing(reader), value)
                        .map(answer -> Math.max(0, answer.body() - acknowledged)));
    }

    /** The side that reads, by two questions: it answers the first when it has the value before at hand, and the second with the time at which it has read the next one. */
    Future<?> listen(String slot) {
        return Future.all(
                vertx.eventBus().consumer(expecting(slot), this::expect).completion(),
                vertx.eventBus()
                        .consumer(seeing(slot), (Message<Integer> question) -> seen.thenAccept(question::reply))
                        .completion());
    }

    private void expect(Message<Integer> question) {
        int value = question.body();
        seen = CompletableFuture.runAsync(() -> look(value - 1), looking)
                .thenRun(() -> question.reply(value))
                .thenApplyAsync(replied -> look(value), looking);
    }

    /** Reads until it is this value, on a thread that may block. */
    private long look(int value) {
        while (read() != value) {
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        return System.nanoTime();
    }

    private int read() {
        Object value =
                near.get(KEY).toCompletionStage().toCompletableFuture().join().value();
        return value instanceof Integer number ? number : -1;
    }

    private static String expecting(String slot) {
        return "bench.stale.expecting." + slot;
    }

    private static String seeing(String slot) {
        return "bench.stale.seeing." + slot;
    }
}
