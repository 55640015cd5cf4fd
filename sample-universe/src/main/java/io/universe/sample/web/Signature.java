package io.universe.sample.web;

import io.universe.app.Controller;
import io.universe.app.Worker;
import io.universe.sample.wire.WorkerName;
import io.vertx.ext.web.Router;

/** The header in every response that names the worker, such as {@code X-Universe-Worker: web-0.3}; of a former standby it is known only when it serves. */
final class Signature implements Controller {

    static final String HEADER = "X-Universe-Worker";

    @Override
    public void routes(Router router, Worker worker) {
        router.route().handler(context -> {
            context.response().putHeader(HEADER, WorkerName.of(worker.cluster().self()));
            context.next();
        });
    }
}
