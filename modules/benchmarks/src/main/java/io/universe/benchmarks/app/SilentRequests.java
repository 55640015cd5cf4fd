package io.universe.benchmarks.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;

/** Requests that nobody answers, and when each came to an end. All on the event loop that serves. The clock is the machine's monotonic one. */
final class SilentRequests {

    private static final String SILENT = "bench.silent";
    private static final String COUNT = "bench.silent.count";

    private final Vertx vertx;
    private final List<Long> failedNanos = new ArrayList<>();
    private int sent;

    private SilentRequests(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The side that does not answer, and tells how many it has heard. */
    static Future<?> keepSilent(Vertx vertx) {
        int[] heard = {0};
        Future<Void> silent =
                vertx.eventBus().consumer(SILENT, message -> heard[0]++).completion();
        Future<Void> count = vertx.eventBus()
                .consumer(COUNT, message -> message.reply(heard[0]))
                .completion();
        return Future.all(silent, count);
    }

    /** {@code /silent/send?count=1000} sends; {@code /silent/heard} tells how many have arrived; {@code /silent/ended} when those that have failed did. */
    static void mount(Router router, Vertx vertx) {
        SilentRequests requests = new SilentRequests(vertx);
        router.get("/silent/send").handler(requests::send);
        router.get("/silent/heard").handler(requests::heard);
        router.get("/silent/ended").handler(requests::ended);
    }

    private void send(RoutingContext context) {
        failedNanos.clear();
        sent = Integer.parseInt(context.request().getParam("count", "1000"));
        for (int i = 0; i < sent; i++) {
            vertx.eventBus().request(SILENT, i).onFailure(failure -> failedNanos.add(System.nanoTime()));
        }
        context.json(new JsonObject().put("sent", sent));
    }

    private void heard(RoutingContext context) {
        vertx.eventBus()
                .<Integer>request(COUNT, "")
                .onSuccess(reply -> context.json(new JsonObject().put("heard", reply.body())))
                .onFailure(context::fail);
    }

    private void ended(RoutingContext context) {
        JsonObject ended = new JsonObject().put("sent", sent).put("failed", failedNanos.size());
        failedNanos.stream().min(Long::compare).ifPresent(first -> ended.put("firstNanos", first));
        failedNanos.stream().max(Long::compare).ifPresent(last -> ended.put("lastNanos", last));
        context.json(ended);
    }
}
