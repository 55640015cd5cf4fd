package io.universe.worker.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP servers of one context in one process: one per event loop, all on one address. First they serve on loopback for the warm-up, then on the real address, with pauses where they are asked for, until they are drained.
 */
public final class HttpFront {

    private static final AtomicInteger RANDOM_PORTS = new AtomicInteger();

    private final Vertx vertx;
    private final HttpServerOptions options;
    private final ServerLoops loops;
    private final Supplier<Acceptance> acceptance;
    private final Traffic traffic;
    private final Handler<HttpServerRequest> application;
    private final OpenConnections connections = new OpenConnections();
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable HttpServer> warming = new AtomicReference<>();
    /** The way to the real address, once begun; or that there will be none, because the drain came first. */
    private final AtomicReference<@Nullable Future<?>> opened = new AtomicReference<>();

    private final AtomicReference<@Nullable WindDown> pause = new AtomicReference<>();
    private final AtomicReference<@Nullable Future<Void>> drained = new AtomicReference<>();

    /** Serves the handler; {@code acceptance} ends accepting when the time has come. */
    public HttpFront(
            ServerLoops loops,
            HttpServerOptions options,
            Traffic traffic,
            Supplier<Acceptance> acceptance,
            Handler<HttpServerRequest> application) {
        this.vertx = loops.vertx();
        this.options = options;
        this.loops = loops;
        this.traffic = traffic;
        this.acceptance = acceptance;
        this.application = application;
    }

    /** Whether the servers speak TLS. */
    public boolean isSecure() {
        return options.isSsl();
    }

    /** Serves on loopback, for the warm-up and the master's probe only; port 0 for any. Gives the port. */
    public Future<Integer> openForWarmUp(int port) {
        traffic.warmingUp(true);
        return start(loops.first(), forWarmUp(options), SocketAddress.inetSocketAddress(port, "127.0.0.1"))
                .onComplete(v -> traffic.warmingUp(false))
                .onSuccess(warming::set)
                .map(HttpServer::actualPort);
    }

    /** Who knocks on loopback has neither a client's certificate nor a proxy before it: it is the master, or the worker itself. */
    static HttpServerOptions forWarmUp(HttpServerOptions options) {
        return new HttpServerOptions(options).setClientAuth(ClientAuth.NONE).setUseProxyProtocol(false);
    }

    /** Who knocks on loopback to debug has no proxy before it. */
    public static HttpServerOptions withoutProxy(HttpServerOptions options) {
        return new HttpServerOptions(options).setUseProxyProtocol(false);
    }

    /** Ends the warm-up, where there was one, and serves on the real address. Gives the port; negative where the socket was handed over. Fails where it was called before, and after {@link #drain}. */
    public Future<Integer> open(SocketAddress address) {
        Promise<Integer> port = Promise.promise();
        if (!opened.compareAndSet(null, port.future())) {
            return Future.failedFuture(new IllegalStateException("It drains, or was opened before"));
        }
        openNow(shared(address)).onComplete(port);
        return port.future();
    }

    private Future<Integer> openNow(SocketAddress address) {
        return endWarmUp()
                .compose(v -> start(loops.first(), options, address))
                .onSuccess(servers::add)
                .compose(v -> openFurther(address))
                .map(v -> servers.get(0).actualPort());
    }

    /** Closes the warm-up's server, where there is one. */
    public Future<Void> endWarmUp() {
        HttpServer server = warming.getAndSet(null);
        return server == null ? Future.succeededFuture() : server.close();
    }

    /** Servers of one Vert.x share a port by its number; for any free port Vert.x wants a number of ours instead. */
    private static SocketAddress shared(SocketAddress address) {
        return address.isInetSocket() && address.port() == 0
                ? SocketAddress.sharedRandomPort(RANDOM_PORTS.incrementAndGet(), address.host())
                : address;
    }

    private Future<?> openFurther(SocketAddress address) {
        return Future.all(loops.further().stream()
                .map(loop -> start(loop, options, address).onSuccess(servers::add))
                .toList());
    }

    /**
     * Ends without loss, at the latest when the time is over; {@code acceptingStopped} is called when no further connection is accepted. An opening that is under way comes to its end first; none
     * begins any more. Further calls give the first one's future.
     */
    public Future<Void> drain(DrainOrder order, Runnable acceptingStopped) {
        Promise<Void> ended = Promise.promise();
        Future<Void> first = drained.compareAndExchange(null, ended.future());
        if (first != null) {
            return first;
        }
        openedOrNever().transform(v -> drainNow(order, acceptingStopped)).onComplete(ended);
        return ended.future();
    }

    private Future<Void> drainNow(DrainOrder order, Runnable acceptingStopped) {
        Acceptance accepting = acceptance.get();
        return new WindDown(vertx, traffic, connections, accepting)
                .run(
                        order,
                        () -> accepting.end(order.queue()),
                        acceptingStopped,
                        rest -> shutdown(List.copyOf(servers), rest));
    }

    /**
     * Accepts nothing from now on and ends the connections there are, as a drain does, but stays ready to {@link #resume}. {@code acceptingStopped} is called when no further connection is accepted, at
     * once where that is so already. Done when the last connection has ended, at the latest when the order's time is over. Fails where it does not serve.
     */
    public Future<Void> pause(DrainOrder order, Runnable acceptingStopped) {
        Future<?> serving = opened.get();
        if (serving == null || !serving.succeeded() || drained.get() != null) {
            return Future.failedFuture(new IllegalStateException("It does not serve"));
        }
        Acceptance accepting = acceptance.get();
        WindDown begun = new WindDown(vertx, traffic, connections, accepting);
        if (!pause.compareAndSet(null, begun)) {
            acceptingStopped.run();
            return Future.succeededFuture();
        }
        return begun.run(order, accepting::pause, acceptingStopped, connections::end);
    }

    /** Accepts again after a pause; does nothing where there is none. Connections that were told to end still do. Fails where it does not serve, or drains. */
    public Future<Void> resume() {
        if (drained.get() != null) {
            return Future.failedFuture(new IllegalStateException("It drains"));
        }
        WindDown begun = pause.getAndSet(null);
        if (begun != null) {
            begun.revoke();
        }
        return acceptance.get().resume();
    }

    /** Whether it accepts nothing for a while. */
    public boolean isPaused() {
        return pause.get() != null;
    }

    private Future<?> openedOrNever() {
        Future<?> never = Future.succeededFuture();
        Future<?> begun = opened.compareAndExchange(null, never);
        return begun == null ? never : begun;
    }

    /** One server on the event loop of a context. */
    private Future<HttpServer> start(ContextInternal loop, HttpServerOptions options, SocketAddress address) {
        Promise<HttpServer> started = loop.promise();
        loop.runOnContext(now -> Future.succeededFuture()
                .compose(v -> vertx.createHttpServer(new HttpServerOptions(options))
                        .requestHandler(application)
                        .connectionHandler(connections::onConnection)
                        .listen(address))
                .onComplete(started));
        return started.future();
    }

    /**
     * How to drain.
     *
     * @param queue what becomes of the connections that wait to be accepted
     * @param timeout the time for all of it
     * @param idleGrace how long kept-alive connections may stay silent before they are closed
     * @param webSocketGrace how long WebSockets are left to the application
     */
    public record DrainOrder(
            Acceptance.QueueEnd queue, Duration timeout, Duration idleGrace, Duration webSocketGrace) {}

    static long millis(Duration duration) {
        return Math.max(1, duration.toMillis());
    }

    static Future<Void> shutdown(List<HttpServer> servers, Duration timeout) {
        return Future.join(servers.stream()
                        .map(server -> server.shutdown(millis(timeout), TimeUnit.MILLISECONDS))
                        .toList())
                .mapEmpty();
    }
}
