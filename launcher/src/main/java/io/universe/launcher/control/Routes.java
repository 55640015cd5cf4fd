package io.universe.launcher.control;

import io.universe.worker.http.Problems;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The routes of the control socket and of the monitor's port. */
final class Routes {

    private static final int NOT_READY = 503;
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int CONFLICT = 409;

    private final Vertx vertx;
    private final Operations operations;

    Routes(Vertx vertx, Operations operations) {
        this.vertx = vertx;
        this.operations = operations;
    }

    /** Routes that change nothing, for whoever is on this machine and no page in its browsers: a foreign Host or Origin is refused. */
    Router reading() {
        Router router = router();
        router.route().handler(SameMachine::check);
        mountReading(router);
        return router;
    }

    /** All routes. */
    Router all() {
        Router router = router();
        mountReading(router);
        router.post("/restart").handler(this::restart);
        router.post("/stop").handler(this::stop);
        router.post("/workers/:name/recycle").handler(this::recycle);
        return router;
    }

    /** What no route answers is a problem document too. */
    private Router router() {
        Router router = Router.router(vertx);
        Problems.mount(router);
        router.errorHandler(NOT_ALLOWED, context -> Problems.refuse(context, NOT_ALLOWED, "Method Not Allowed"));
        return router;
    }

    private void mountReading(Router router) {
        router.get("/status.json").handler(context -> json(context, 200, operations.status()));
        router.get("/health/ready").handler(this::ready);
        router.get("/events").handler(this::events);
    }

    private void ready(RoutingContext context) {
        boolean ready = operations.status().getBoolean("ready");
        json(context, ready ? 200 : NOT_READY, new JsonObject().put("ready", ready));
    }

    private void restart(RoutingContext context) {
        Future.fromCompletionStage(operations.restart(), vertx.getOrCreateContext())
                .onSuccess(refusal -> json(
                        context,
                        refusal.isPresent() ? CONFLICT : ACCEPTED,
                        new JsonObject().put("restarting", refusal.isEmpty()).put("reason", refusal.orElse(null))))
                .onFailure(context::fail);
    }

    private void stop(RoutingContext context) {
        operations.stop(context.request().getParam("reason", "stop requested"));
        json(context, ACCEPTED, new JsonObject().put("stopping", true));
    }

    private void recycle(RoutingContext context) {
        String worker = context.pathParam("name");
        int status = switch (operations.recycle(worker)) {
            case ACCEPTED -> ACCEPTED;
            case LIVES -> CONFLICT;
            case UNKNOWN -> NOT_FOUND;
        };
        json(context, status, new JsonObject().put("worker", worker).put("accepted", status == ACCEPTED));
    }

    private void events(RoutingContext context) {
        if ("false".equals(context.request().getParam("follow"))) {
            past(context);
        } else {
            HttpServerResponse response = context.response();
            response.setChunked(true);
            head(response, "text/event-stream");
            new EventStream(context.request().connection(), response).follow(operations);
        }
    }

    private void past(RoutingContext context) {
        vertx.executeBlocking(operations::journal)
                .onSuccess(lines ->
                        head(context.response(), "application/x-ndjson").end(text(lines)))
                .onFailure(context::fail);
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static HttpServerResponse head(HttpServerResponse response, String type) {
        return response.putHeader(HttpHeaders.CONTENT_TYPE, type).putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    private static void json(RoutingContext context, int status, JsonObject body) {
        head(context.response().setStatusCode(status), "application/json").end(body.toBuffer());
    }
}
