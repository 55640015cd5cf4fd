package io.universe.sample.web;

import io.universe.app.Controller;
import io.universe.app.Worker;
import io.universe.sample.wire.Addresses;
import io.universe.sample.wire.ConstellationQuery;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;

/** {@code /api/constellations}: what the engine knows of the figures in the sky. */
final class ConstellationController implements Controller {

    private final EngineDesk engine;

    ConstellationController(EngineDesk engine) {
        this.engine = engine;
    }

    @Override
    public void routes(Router router, Worker worker) {
        router.get("/api/constellations").respond(context -> ask(context, Optional.empty()));
        router.get("/api/constellations/:id").respond(context -> ask(context, Optional.of(context.pathParam("id"))));
    }

    private Future<JsonObject> ask(RoutingContext context, Optional<String> id) {
        Query.of(context.queryParams(), Set.of());
        return engine.ask(Addresses.CONSTELLATION, new ConstellationQuery(id).toJson());
    }
}
