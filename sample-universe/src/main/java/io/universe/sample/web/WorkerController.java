package io.universe.sample.web;

import io.universe.app.Controller;
import io.universe.app.Worker;
import io.universe.cluster.Node;
import io.universe.sample.wire.WorkerName;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** {@code /api/worker}: who answered. */
final class WorkerController implements Controller {

    @Override
    public void routes(Router router, Worker worker) {
        router.get("/api/worker")
                .respond(context ->
                        Future.succeededFuture(describe(worker.cluster().self())));
    }

    private static JsonObject describe(Node self) {
        return self.toJson().put("name", WorkerName.of(self));
    }
}
