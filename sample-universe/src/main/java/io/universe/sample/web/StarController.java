package io.universe.sample.web;

import io.universe.app.Controller;
import io.universe.app.Worker;
import io.universe.sample.sky.Atlas;
import io.universe.sample.wire.Addresses;
import io.universe.sample.wire.NeighbourQuery;
import io.universe.sample.wire.Refusal;
import io.universe.sample.wire.SkyJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** {@code /api/stars}: from the worker's own atlas, but for the neighbours of a star, which the engine finds. */
final class StarController implements Controller {

    private static final int DEFAULT_NEIGHBOURS = 8;

    private final Atlas atlas;
    private final EngineDesk engine;

    StarController(Atlas atlas, EngineDesk engine) {
        this.atlas = atlas;
        this.engine = engine;
    }

    @Override
    public void routes(Router router, Worker worker) {
        router.get("/api/stars").respond(this::stars);
        router.get("/api/stars/:id").respond(this::star);
        router.get("/api/stars/:id/neighbours").respond(this::neighbours);
    }

    private Future<JsonObject> stars(RoutingContext context) {
        StarsQuery query = StarsQuery.of(context.queryParams());
        return Future.succeededFuture(new JsonObject().put("stars", query.answer(atlas)));
    }

    private Future<JsonObject> star(RoutingContext context) {
        Query.of(context.queryParams(), Set.of());
        int id = id(context);
        return atlas.stars()
                .star(id)
                .map(star -> Future.succeededFuture(SkyJson.of(star)))
                .orElseThrow(() -> Refusal.notFound("there is no star with the number " + id));
    }

    private Future<JsonObject> neighbours(RoutingContext context) {
        Query query = Query.of(context.queryParams(), Set.of("limit"));
        int limit = query.integer("limit", 1, NeighbourQuery.MAX_LIMIT, DEFAULT_NEIGHBOURS);
        return engine.ask(Addresses.NEIGHBOURS, new NeighbourQuery(id(context), limit).toJson());
    }

    private static int id(RoutingContext context) {
        return Query.integer("the number of a star", context.pathParam("id"), 1, Integer.MAX_VALUE);
    }
}
