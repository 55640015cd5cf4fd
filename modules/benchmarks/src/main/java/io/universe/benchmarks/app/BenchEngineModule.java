package io.universe.benchmarks.app;

import io.universe.app.Module;
import io.universe.app.Worker;
import io.vertx.core.Future;

/** Registers the engine, and listens for departures. */
public final class BenchEngineModule implements Module {

    private final Departures departures = new Departures();

    @Override
    public Future<?> start(Worker worker) {
        return Future.all(departures.listen(worker), Handlers.engine(worker.vertx()));
    }
}
