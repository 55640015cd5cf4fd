package io.universe.benchmarks.app;

import io.universe.app.Worker;
import io.universe.cluster.ClusterEvents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/**
 * When this worker was told of which departure. The clock is the machine's monotonic one, which all processes share, so that the driver can
 * compare it with its own.
 */
final class Departures {

    private final JsonArray seen = new JsonArray();

    /** Begins to listen; the worker can then be asked at {@code departures.WORKER}. */
    Future<Void> listen(Worker worker) {
        var bus = worker.vertx().eventBus();
        bus.<JsonObject>consumer(ClusterEvents.NODE_LEFT, message -> add(message.body()));
        return bus.consumer("departures." + worker.name(), message -> message.reply(seen.copy()))
                .completion();
    }

    private void add(JsonObject departure) {
        seen.add(new JsonObject().put("uuid", departure.getString("uuid")).put("atNanos", System.nanoTime()));
    }

    /** {@code /departures/WORKER}: what that worker saw. */
    static void ask(Router router, Worker worker) {
        router.get("/departures/:worker")
                .handler(context -> worker.vertx()
                        .eventBus()
                        .<JsonArray>request("departures." + context.pathParam("worker"), "")
                        .onSuccess(reply -> context.json(reply.body()))
                        .onFailure(context::fail));
    }
}
