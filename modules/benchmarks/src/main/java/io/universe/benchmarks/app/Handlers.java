package io.universe.benchmarks.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** The handlers that are measured: the same objects in a universe and in its plain twin. */
public final class Handlers {

    private static final String ENGINE = "bench.engine";
    private static final String BODY = "A fixed body of some hundred bytes. ".repeat(4);

    private Handlers() {}

    /** {@code /fixed}: an answer that costs nothing but HTTP. {@code /work}: one that the engine computes, over the event bus. And loops of requests over the event bus. */
    public static void web(Router router, Vertx vertx) {
        router.get("/fixed")
                .handler(context -> context.response()
                        .putHeader("content-type", "text/plain")
                        .end(BODY));
        router.get("/work")
                .handler(context -> vertx.eventBus()
                        .<JsonObject>request(ENGINE, new JsonObject().put("count", 100))
                        .onSuccess(reply -> context.json(reply.body()))
                        .onFailure(context::fail));
        BusLoop.mount(router, vertx);
        SilentRequests.mount(router, vertx);
    }

    /** The engine's side; completes when it can be reached from every node. */
    public static Future<Void> engine(Vertx vertx) {
        Future<Void> computing =
                vertx.eventBus().<JsonObject>consumer(ENGINE, Handlers::compute).completion();
        return Future.all(computing, BusLoop.echo(vertx), SilentRequests.keepSilent(vertx))
                .mapEmpty();
    }

    private static void compute(Message<JsonObject> message) {
        int count = message.body().getInteger("count");
        long sum = 0;
        for (int number = 1; number <= count; number++) {
            sum += (long) number * number;
        }
        message.reply(new JsonObject().put("count", count).put("sum", sum));
    }
}
