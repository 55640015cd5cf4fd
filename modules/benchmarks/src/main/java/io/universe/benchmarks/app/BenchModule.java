package io.universe.benchmarks.app;

import io.universe.app.Controller;
import io.universe.app.Module;
import io.universe.app.Worker;
import io.vertx.core.Future;
import java.util.List;

/** Mounts the handlers that are measured, and listens for departures. */
public final class BenchModule implements Module {

    private final Departures departures = new Departures();

    @Override
    public Future<?> start(Worker worker) {
        return departures.listen(worker);
    }

    @Override
    public List<Controller> controllers(Worker worker) {
        return List.of((router, any) -> Handlers.web(router, worker.vertx()), Departures::ask);
    }
}
