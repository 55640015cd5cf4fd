package io.universe.sample.web;

import io.universe.app.Controller;
import io.universe.app.Worker;
import io.universe.sample.wire.SkyJson;
import io.universe.sample.wire.SkyStatus;
import io.universe.status.NodeStatus;
import io.universe.status.Reducers;
import io.universe.status.Statuses;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** {@code /api/sky}: what all workers say about their sky, and the sums of it. */
final class SkyController implements Controller {

    private static final Duration WAIT = Duration.ofSeconds(1);

    private final Statuses statuses;

    SkyController(Statuses statuses) {
        this.statuses = statuses;
    }

    @Override
    public void routes(Router router, Worker worker) {
        router.get("/api/sky").respond(this::sky);
    }

    private Future<JsonObject> sky(RoutingContext context) {
        Query.of(context.queryParams(), Set.of());
        return statuses.getStatus(SkyStatus.NAME, WAIT).map(SkyController::summed);
    }

    private static JsonObject summed(List<NodeStatus> entries) {
        return new JsonObject()
                .put("asked", sum(entries, "asked"))
                .put("cachedPages", sum(entries, "cachedPages"))
                .put("workers", SkyJson.array(entries, NodeStatus::toJson));
    }

    private static long sum(List<NodeStatus> entries, String figure) {
        return Reducers.sum(figure).reduce(entries).longValue();
    }
}
