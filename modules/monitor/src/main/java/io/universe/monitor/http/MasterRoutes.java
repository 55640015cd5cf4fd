package io.universe.monitor.http;

import io.universe.operations.Operations;
import io.universe.worker.http.Problems;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What is wished of the master as a whole: {@code POST /doctor}, {@code /restart}, {@code /stop}. Each is answered when it can be, so that {@code ?wait=} is refused. */
final class MasterRoutes {

    private static final String WAIT = "wait";

    private final Operations operations;

    MasterRoutes(Operations operations) {
        this.operations = operations;
    }

    void mount(Router router) {
        mount(router, "/doctor", "is answered when every node has answered, or was given up", this::doctor);
        mount(router, "/restart", "is answered when another process can become the master, or cannot", this::restart);
        mount(router, "/stop", "is answered at once, and nobody is left to say when it is done", this::stop);
    }

    /** Whoever waits for nothing must not believe that he has. */
    private static void mount(Router router, String path, String when, Handler<RoutingContext> handler) {
        router.post(path).handler(context -> {
            if (context.queryParam(WAIT).isEmpty()) {
                handler.handle(context);
            } else {
                Problems.refuse(context, Answers.BAD_REQUEST, "wait: %s %s; leave it out".formatted(path, when));
            }
        });
    }

    private void doctor(RoutingContext context) {
        Answers.onLoop(context, operations.doctor())
                .onSuccess(found -> found.ifPresentOrElse(
                        answer -> Answers.json(context, Answers.OK, answer),
                        () -> Problems.refuse(context, Answers.NOT_READY, "the master has not joined the cluster yet")))
                .onFailure(context::fail);
    }

    private void restart(RoutingContext context) {
        Answers.onLoop(context, operations.restart())
                .onSuccess(refusal -> restart(context, refusal))
                .onFailure(context::fail);
    }

    private static void restart(RoutingContext context, Optional<String> refusal) {
        JsonObject answer =
                new JsonObject().put("restarting", refusal.isEmpty()).put("reason", refusal.orElse(null));
        Answers.json(context, refusal.isPresent() ? Answers.CONFLICT : Answers.ACCEPTED, answer);
    }

    private void stop(RoutingContext context) {
        operations.stop(context.request().getParam("reason", "stop requested"));
        Answers.json(context, Answers.ACCEPTED, new JsonObject().put("stopping", true));
    }
}
