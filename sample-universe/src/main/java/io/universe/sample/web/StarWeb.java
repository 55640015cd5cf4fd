package io.universe.sample.web;

import io.universe.app.Selection;
import io.universe.app.WarmUp;
import io.universe.app.Worker;
import io.universe.app.WorkerContext;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.http.HttpServerOptions;
import java.util.OptionalInt;

/** The workers that serve the atlas: two, on port 9090. */
public final class StarWeb implements WorkerContext {

    @Override
    public String name() {
        return "web";
    }

    @Override
    public int instances() {
        return 2;
    }

    @Override
    public OptionalInt port() {
        return OptionalInt.of(9090);
    }

    @Override
    public Selection modules() {
        return Selection.of("atlas");
    }

    /** The whole sky is 700 kB of JSON, and a tenth of it compressed. */
    @Override
    public HttpServerOptions createServer(HttpServerOptions options, Worker worker) {
        return options.setCompressionSupported(true);
    }

    @Override
    public Future<?> warmUp(WarmUp warmUp, Worker worker) {
        return new Rehearsal(worker.vertx(), warmUp).play();
    }

    /** A live stream has no end of its own: without this the drain would wait for its deadline. */
    @Override
    public Future<?> onDrain(Worker worker) {
        return worker.vertx()
                .eventBus()
                .request(LiveFeed.END, worker.name(), new DeliveryOptions().setLocalOnly(true))
                .otherwiseEmpty();
    }
}
