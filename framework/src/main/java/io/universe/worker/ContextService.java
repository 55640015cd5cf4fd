package io.universe.worker;

import io.universe.app.Heartbeat;
import io.universe.app.WarmUp;
import io.universe.app.Worker;
import io.universe.app.WorkerContext;
import io.universe.cluster.Role;
import io.universe.worker.http.Acceptance;
import io.universe.worker.http.HttpFront;
import io.universe.worker.http.Problems;
import io.universe.worker.http.ServerLoops;
import io.universe.worker.http.Traffic;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One context of an application running in this process: its parts and, with a port, its HTTP front. The same in a worker and where everything runs in one JVM. Safe from any thread; the
 * application's hooks, and its modules and backends, are called on the event loop on which it was deployed.
 */
public final class ContextService {

    private static final Logger LOG = LoggerFactory.getLogger(ContextService.class);

    /** Where and how the context is served; null {@code acceptance} results are not allowed. */
    public record Serving(SocketAddress address, int warmUpPort, int eventLoops, Supplier<Acceptance> acceptance) {}

    private final WorkerContext context;
    private final Attempts eventLoop;
    private final Worker worker;
    private final Parts parts;
    private final Optional<HttpFront> front;
    private final Optional<Serving> serving;

    private ContextService(
            Attempts eventLoop,
            WorkerContext context,
            Worker worker,
            Parts parts,
            Optional<HttpFront> front,
            Optional<Serving> serving) {
        this.eventLoop = eventLoop;
        this.context = context;
        this.worker = worker;
        this.parts = parts;
        this.front = front;
        this.serving = serving;
    }

    /**
     * Opens backends, starts modules, mounts routes, all on the given event loop, whichever threads the application completes its futures on. Fails with a WorkerFailure; then nothing of it is
     * left.
     */
    public static Future<ContextService> deploy(
            Context eventLoop,
            Application application,
            WorkerContext context,
            Worker worker,
            Traffic traffic,
            Optional<Serving> serving) {
        Attempts loop = Attempts.on(eventLoop);
        Parts parts = new Parts(worker, loop);
        return loop.attempt(() -> parts.start(application.backendsOf(context), application.modulesOf(context))
                        .compose(v -> worker.cluster().isStandby() ? Future.succeededFuture() : parts.takeSlot()))
                .recover(cause -> failed("start", cause))
                .compose(v -> serving.isEmpty()
                        ? Future.succeededFuture(Optional.<HttpFront>empty())
                        : front(eventLoop, application, context, worker, traffic, serving.get())
                                .map(Optional::of))
                .map(front -> new ContextService(loop, context, worker, parts, front, serving))
                .recover(cause -> parts.stop().compose(v -> Future.failedFuture(cause)));
    }

    private static Future<HttpFront> front(
            Context eventLoop,
            Application application,
            WorkerContext context,
            Worker worker,
            Traffic traffic,
            Serving serving) {
        Attempts loop = Attempts.on(eventLoop);
        Router router = Router.router(worker.vertx());
        Problems.mount(router);
        return loop.attempt(() -> {
                    mountControllers(application, context, worker, router);
                    return context.configure(router, worker);
                })
                .recover(cause -> failed("configure", cause))
                .compose(v -> createServer(loop, context, worker))
                .map(options -> isDebugged(worker) ? HttpFront.withoutProxy(options) : options)
                .map(options -> new HttpFront(
                        new ServerLoops(eventLoop, serving.eventLoops()),
                        options,
                        traffic,
                        serving.acceptance(),
                        router));
    }

    private static boolean isDebugged(Worker worker) {
        return worker.cluster().self().role() == Role.DEBUGGED;
    }

    private static void mountControllers(Application application, WorkerContext context, Worker worker, Router router) {
        application.modulesOf(context).stream()
                .flatMap(module -> module.controllers(worker).stream())
                .forEach(controller -> controller.routes(router, worker));
    }

    private static Future<HttpServerOptions> createServer(Attempts loop, WorkerContext context, Worker worker) {
        return loop.attempt(() -> Future.succeededFuture(
                        Objects.requireNonNull(context.createServer(new HttpServerOptions(), worker), "no options")))
                .recover(cause -> failed("createServer", cause));
    }

    /** Serves on loopback and runs the warm-up hook there; gives where the master may probe, nothing in a context without a port. */
    public Future<Optional<WarmUp>> warmUp() {
        if (front.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        HttpFront http = front.get();
        return http.openForWarmUp(serving.orElseThrow().warmUpPort())
                .map(port -> new WarmUp(SocketAddress.inetSocketAddress(port, "127.0.0.1"), http.isSecure()))
                .compose(at ->
                        eventLoop.attempt(() -> context.warmUp(at, worker)).map(v -> Optional.of(at)))
                .recover(cause -> failed("warmUp", cause));
    }

    /** Ends the warm-up of a worker that is not to serve yet. */
    public Future<Void> endWarmUp() {
        return front.isEmpty() ? Future.succeededFuture() : front.get().endWarmUp();
    }

    /** Tells the modules of a standby that it has its slot now. */
    public Future<Void> takeSlot() {
        return eventLoop.attempt(parts::takeSlot);
    }

    /** Ends the warm-up and serves on the real address; gives the port, 0 in a context without one. */
    public Future<Integer> serve() {
        return front.isEmpty()
                ? Future.succeededFuture(0)
                : front.get()
                        .open(serving.orElseThrow().address())
                        .recover(cause -> failed("listen on " + serving.get().address(), cause));
    }

    /** Ends the HTTP side without loss and tells the application that it drains, within the order's time. Never fails. */
    public Future<Void> drain(HttpFront.DrainOrder order, Runnable acceptingStopped) {
        Future<?> told = eventLoop
                .attempt(() -> context.onDrain(worker))
                .timeout(order.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(cause -> LOG.warn("worker={} the hook onDrain failed", worker.name(), cause));
        Future<Void> ended = front.isEmpty()
                ? nothingToAccept(acceptingStopped)
                : front.get().drain(order, acceptingStopped);
        return Future.join(told, ended)
                .onFailure(cause -> LOG.warn("worker={} draining was not clean", worker.name(), cause))
                .otherwiseEmpty()
                .mapEmpty();
    }

    /** Takes no traffic for a while, of which the application hears nothing; a context without a port goes on. As {@link HttpFront#pause}. */
    public Future<Void> pause(HttpFront.DrainOrder order, Runnable acceptingStopped) {
        return front.isEmpty() ? nothingToAccept(acceptingStopped) : front.get().pause(order, acceptingStopped);
    }

    /** Takes traffic again. As {@link HttpFront#resume}. */
    public Future<Void> resume() {
        return front.isEmpty() ? Future.succeededFuture() : front.get().resume();
    }

    /** Why the application wants this worker recycled, if it does; fails where the hook does. */
    Future<Optional<String>> shouldRecycle(Heartbeat heartbeat) {
        return eventLoop.attempt(() ->
                Future.succeededFuture(Objects.requireNonNull(context.shouldRecycle(heartbeat), "null is no answer")));
    }

    /** Stops the modules and closes the backends. Never fails; idempotent. */
    public Future<Void> stop() {
        return eventLoop.<Void>attempt(parts::stop).otherwiseEmpty();
    }

    private static Future<Void> nothingToAccept(Runnable acceptingStopped) {
        acceptingStopped.run();
        return Future.succeededFuture();
    }

    private static <T> Future<T> failed(String step, Throwable cause) {
        return Future.failedFuture(
                cause instanceof WorkerFailure
                        ? cause
                        : new WorkerFailure(ExitCode.FAILED, "the step '%s' failed: %s".formatted(step, cause), cause));
    }
}
