package io.universe.monitor.http;

import io.universe.operations.Operations;
import io.universe.worker.http.Problems;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The status of the moment, whole and in parts: {@code /status.json}, {@code /nodes}, {@code /workers}, {@code /contexts}. */
final class ViewRoutes {

    private final Operations operations;

    ViewRoutes(Operations operations) {
        this.operations = operations;
    }

    void mount(Router router) {
        router.get("/status.json").handler(context -> Answers.json(context, Answers.OK, operations.status()));
        whole(router, "/nodes", Views::nodes);
        whole(router, "/workers", Views::workers);
        whole(router, "/contexts", Views::contexts);
        router.get("/workers/:worker").handler(context -> {
            String name = context.pathParam("worker");
            Views views = views();
            Optional<JsonObject> found = Names.isAnyWorker(name) ? views.worker(name) : Optional.empty();
            one(context, "worker", name, found, views.workerNames());
        });
        router.get("/contexts/:context").handler(context -> {
            String name = context.pathParam("context");
            Views views = views();
            Optional<JsonObject> found = Names.isContext(name) ? views.context(name) : Optional.empty();
            one(context, "context", name, found, views.contextNames());
        });
    }

    private void whole(Router router, String path, Function<Views, JsonObject> view) {
        router.get(path).handler(context -> Answers.json(context, Answers.OK, view.apply(views())));
    }

    private static void one(
            RoutingContext context, String kind, String name, Optional<JsonObject> found, List<String> names) {
        found.ifPresentOrElse(
                answer -> Answers.json(context, Answers.OK, answer),
                () -> Problems.refuse(
                        context,
                        Answers.NOT_FOUND,
                        "there is no %s \"%s\"; there are: %s".formatted(kind, name, String.join(", ", names))));
    }

    private Views views() {
        return new Views(operations.status());
    }
}
