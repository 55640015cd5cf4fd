package io.universe.benchmarks.app;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** So many requests at once over the event bus for so long: each that is answered is followed by the next. All on the event loop that was asked. */
final class BusLoop {

    private static final String ECHO = "bench.echo";

    private final Vertx vertx;
    private final long endNanos;
    private final Promise<Void> done = Promise.promise();
    private long answered;
    private int running;

    private BusLoop(Vertx vertx, int concurrency, long millis) {
        this.vertx = vertx;
        this.running = concurrency;
        this.endNanos = System.nanoTime() + millis * 1_000_000;
    }

    /** The side that answers. */
    static Future<Void> echo(Vertx vertx) {
        return vertx.eventBus()
                .consumer(ECHO, message -> message.reply(message.body()))
                .completion();
    }

    /** {@code /bus?concurrency=64&millis=3000}: how many were answered, and in what time. */
    static void mount(Router router, Vertx vertx) {
        router.get("/bus").handler(context -> run(context, vertx));
    }

    private static void run(RoutingContext context, Vertx vertx) {
        int concurrency = Integer.parseInt(context.request().getParam("concurrency", "1"));
        long millis = Long.parseLong(context.request().getParam("millis", "1000"));
        long began = System.nanoTime();
        BusLoop loop = new BusLoop(vertx, concurrency, millis);
        for (int i = 0; i < concurrency; i++) {
            loop.next();
        }
        loop.done
                .future()
                .onSuccess(v -> context.json(
                        new JsonObject().put("answered", loop.answered).put("nanos", System.nanoTime() - began)))
                .onFailure(context::fail);
    }

    private void next() {
        if (System.nanoTime() - endNanos >= 0) {
            end();
            return;
        }
        vertx.eventBus().request(ECHO, "ping").onComplete(answer -> {
            if (answer.succeeded()) {
                answered++;
                next();
            } else {
                done.tryFail(answer.cause());
            }
        });
    }

    private void end() {
        if (--running == 0) {
            done.tryComplete();
        }
    }
}
