package io.universe.monitor.http;

import io.universe.operations.Operations;
import io.universe.operations.Probe;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** {@code /health/started}, {@code /health/live} and {@code /health/ready}: what orchestrators ask, and who is to blame where the answer is no. */
final class HealthRoutes {

    private final Operations operations;

    HealthRoutes(Operations operations) {
        this.operations = operations;
    }

    void mount(Router router) {
        for (Probe.Kind kind : Probe.Kind.values()) {
            router.route(path(kind))
                    .method(HttpMethod.GET)
                    .method(HttpMethod.HEAD)
                    .handler(context -> answer(context, kind, operations.probe(kind)));
        }
    }

    /** Where this is asked. */
    static String path(Probe.Kind kind) {
        return "/health/" + kind.name().toLowerCase(Locale.ROOT);
    }

    private static void answer(RoutingContext context, Probe.Kind kind, Probe probe) {
        JsonObject body = new JsonObject().put("status", word(probe.isUp()));
        if (kind == Probe.Kind.READY) {
            body.put("ready", probe.isUp());
        }
        body.put(
                "checks",
                new JsonArray(probe.checks().stream().map(HealthRoutes::json).toList()));
        Answers.json(context, probe.isUp() ? Answers.OK : Answers.NOT_READY, body);
    }

    private static JsonObject json(Probe.Check check) {
        JsonObject json = new JsonObject().put("id", check.id()).put("status", word(check.isUp()));
        return check.cause().isEmpty() ? json : json.put("cause", check.cause());
    }

    private static String word(boolean isUp) {
        return isUp ? "UP" : "DOWN";
    }
}
