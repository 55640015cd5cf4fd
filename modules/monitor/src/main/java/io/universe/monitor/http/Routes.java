package io.universe.monitor.http;

import io.universe.operations.Operations;
import io.universe.operations.Wish;
import io.universe.worker.http.Problems;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The routes of the control socket and of the monitor's port. */
final class Routes {

    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final int NOT_READY = 503;
    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int CONFLICT = 409;

    private static final Pattern WORKER = Pattern.compile("[a-z][a-z0-9]*-\\d{1,9}");
    /** Of no more digits than an int is sure to hold. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,9}");

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
        new EcvRoutes(operations, Clock.systemUTC()).mountChanging(router);
        router.post("/doctor").handler(this::doctor);
        router.post("/restart").handler(this::restart);
        router.post("/stop").handler(this::stop);
        onWorker(router, "pause", Wish.Pause::new);
        onWorker(router, "resume", Wish.Resume::new);
        onWorker(router, "recycle", worker -> new Wish.Recycle(worker, "recycle"));
        router.post("/contexts/:name/scale").handler(this::scale);
        router.post("/contexts/:name/reload").handler(context -> ReloadRoute.handle(context, operations));
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
        StatusRoute status = new StatusRoute(vertx, operations);
        router.get("/status").handler(status::names);
        router.get("/status/:name").handler(status::one);
        new EcvRoutes(operations, Clock.systemUTC()).mountReading(router);
        new HealthRoutes(operations).mount(router);
        router.get("/metrics").handler(this::metrics);
        router.get("/events").handler(this::events);
    }

    private void metrics(RoutingContext context) {
        vertx.executeBlocking(operations::metrics)
                .onSuccess(text -> head(context.response(), PROMETHEUS_TEXT).end(text))
                .onFailure(context::fail);
    }

    private void doctor(RoutingContext context) {
        Future.fromCompletionStage(operations.doctor(), vertx.getOrCreateContext())
                .onSuccess(found -> found.ifPresentOrElse(
                        answer -> json(context, 200, answer),
                        () -> Problems.refuse(context, NOT_READY, "the master has not joined the cluster yet")))
                .onFailure(context::fail);
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

    private void onWorker(Router router, String verb, Function<String, Wish> wish) {
        router.post("/workers/:name/" + verb).handler(context -> {
            String worker = context.pathParam("name");
            if (WORKER.matcher(worker).matches()) {
                WishAnswer.give(context, operations, wish.apply(worker));
            } else {
                Problems.refuse(context, NOT_FOUND, "\"" + worker + "\" is no worker; they are called like web-0");
            }
        });
    }

    private void scale(RoutingContext context) {
        String target = context.request().getParam("target", "");
        if (!WHOLE_NUMBER.matcher(target).matches()) {
            Problems.refuse(
                    context, BAD_REQUEST, "target: \"" + target + "\" is no number of workers; write ?target=3");
        } else {
            Wish wish = new Wish.Scale(context.pathParam("name"), Integer.parseInt(target));
            WishAnswer.give(context, operations, wish);
        }
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
