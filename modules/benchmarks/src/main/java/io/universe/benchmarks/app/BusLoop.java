package io.universe.benchmarks.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Requests over the event bus to somebody who sends back what comes. */
final class BusLoop {

    private static final String ECHO = "bench.echo";

    private BusLoop() {}

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
        OperationLoop.run(
                        number -> vertx.eventBus().request(ECHO, "ping"),
                        new OperationLoop.Bounds(concurrency, millis, Long.MAX_VALUE))
                .onSuccess(context::json)
                .onFailure(context::fail);
    }
}
