package io.universe.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The context that an application with a main of its own describes by its options. */
record ListenContext(
        String name,
        int instances,
        int portNumber,
        Function<Vertx, Router> app,
        BiFunction<Router, Worker, Future<?>> configureApp,
        BiFunction<HttpServerOptions, Worker, HttpServerOptions> serverHook,
        BiFunction<WarmUp, Worker, Future<?>> warmUpHook,
        Function<Heartbeat, Optional<String>> recycleHook)
        implements WorkerContext {

    @Override
    public OptionalInt port() {
        return OptionalInt.of(portNumber);
    }

    @Override
    public Future<?> configure(Router router, Worker worker) {
        Router own = app.apply(worker.vertx());
        router.route("/*").subRouter(own);
        return configureApp.apply(own, worker);
    }

    @Override
    public HttpServerOptions createServer(HttpServerOptions options, Worker worker) {
        return serverHook.apply(options, worker);
    }

    @Override
    public Future<?> warmUp(WarmUp warmUp, Worker worker) {
        return warmUpHook.apply(warmUp, worker);
    }

    @Override
    public Optional<String> shouldRecycle(Heartbeat heartbeat) {
        return recycleHook.apply(heartbeat);
    }
}
