package io.universe.launcher.control;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The routes of the control socket and of the monitor's port. */
final class Routes {

    private static final int NOT_READY = 503;
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final Vertx vertx;
    private final Operations operations;

    Routes(Vertx vertx, Operations operations) {
        this.vertx = vertx;
        this.operations = operations;
    }

    /** Routes that change nothing, for whoever is on this machine and no page in its browsers: a foreign Host or Origin is refused. */
    Router reading() {
        Router router = Router.router(vertx);
        router.route().handler(SameMachine::check);
        mountReading(router);
        return router;
    }

    /** All routes. */
    Router all() {
        Router router = Router.router(vertx);
        mountReading(router);
        router.post("/stop").handler(this::stop);
        router.post("/workers/:name/recycle").handler(this::recycle);
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
        boolean follow = !"false".equals(context.request().getParam("follow"));
        HttpServerResponse response = context.response()
                .setChunked(true)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.CONTENT_TYPE, follow ? "text/event-stream" : "application/x-ndjson");
        if (follow) {
            new EventStream(response).follow(operations);
        } else {
            past(context, response);
        }
    }

    private void past(RoutingContext context, HttpServerResponse response) {
        vertx.executeBlocking(operations::journal)
                .onSuccess(lines -> {
                    lines.forEach(line -> response.write(line + "\n"));
                    response.end();
                })
                .onFailure(context::fail);
    }

    private static void json(RoutingContext context, int status, JsonObject body) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .end(body.toBuffer());
    }
}
