package io.universe.sample.web;

import io.universe.app.Controller;
import io.universe.app.Worker;
import io.vertx.ext.web.Router;
import java.util.concurrent.atomic.LongAdder;

/** Counts the requests of this worker since it started. Safe from any thread. */
final class Tally implements Controller {

    private final LongAdder asked = new LongAdder();

    @Override
    public void routes(Router router, Worker worker) {
        router.route().handler(context -> {
            asked.increment();
            context.next();
        });
    }

    long asked() {
        return asked.sum();
    }
}
