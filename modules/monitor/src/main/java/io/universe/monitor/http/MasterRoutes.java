package io.universe.monitor.http;

import io.universe.operations.Operations;
import io.universe.worker.http.Problems;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What is wished of the master as a whole: {@code POST /doctor}, {@code /restart}, {@code /stop}. */
final class MasterRoutes {

    private final Operations operations;

    MasterRoutes(Operations operations) {
        this.operations = operations;
    }

    void mount(Router router) {
        router.post("/doctor").handler(this::doctor);
        router.post("/restart").handler(this::restart);
        router.post("/stop").handler(this::stop);
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
