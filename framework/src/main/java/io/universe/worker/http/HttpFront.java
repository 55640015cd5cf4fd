package io.universe.worker.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The HTTP servers of one context in one process: one per event loop, all on one address. First they serve on loopback for the warm-up, then on the real address, until they are drained.
 */
public final class HttpFront {

    private static final AtomicInteger RANDOM_PORTS = new AtomicInteger();

    private final Vertx vertx;
    private final HttpServerOptions options;
    private final int eventLoops;
    private final Supplier<Acceptance> acceptance;
    private final Traffic traffic;
    private final Gate gate;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private volatile String warmUpDeployment = "";

    /** Serves the handler; {@code acceptance} ends accepting when the time has come. */
    public HttpFront(
            Vertx vertx,
            HttpServerOptions options,
            int eventLoops,
            Traffic traffic,
            Supplier<Acceptance> acceptance,
            Handler<HttpServerRequest> application) {
        this.vertx = vertx;
        this.options = options;
        this.eventLoops = eventLoops;
        this.traffic = traffic;
        this.acceptance = acceptance;
        this.gate = new Gate(application);
    }

    /** Whether the servers speak TLS. */
    public boolean isSecure() {
        return options.isSsl();
    }

    /** Serves on loopback, for the warm-up and the master's probe only; port 0 for any. Gives the port. */
    public Future<Integer> openForWarmUp(int port) {
        List<HttpServer> warming = new CopyOnWriteArrayList<>();
        return vertx.deployVerticle(
                        () -> new Server(
                                forWarmUp(options), SocketAddress.inetSocketAddress(port, "127.0.0.1"), warming),
                        instances(1))
                .map(id -> {
                    warmUpDeployment = id;
                    return warming.get(0).actualPort();
                });
    }

    /** Who knocks on loopback has neither a client's certificate nor a proxy before it: it is the master, or the worker itself. */
    static HttpServerOptions forWarmUp(HttpServerOptions options) {
        return new HttpServerOptions(options).setClientAuth(ClientAuth.NONE).setUseProxyProtocol(false);
    }

    /** Ends the warm-up, where there was one, and serves on the real address. Gives the port; negative where the socket was handed over. */
    public Future<Integer> open(SocketAddress address) {
        SocketAddress shared = shared(address);
        return endWarmUp()
                .compose(v -> vertx.deployVerticle(() -> new Server(options, shared, servers), instances(1)))
                .compose(v -> openFurther(shared))
                .map(v -> servers.get(0).actualPort());
    }

    private Future<Void> endWarmUp() {
        String deployment = warmUpDeployment;
        warmUpDeployment = "";
        return deployment.isEmpty() ? Future.succeededFuture() : vertx.undeploy(deployment);
    }

    /** Servers of one Vert.x share a port by its number; for any free port Vert.x wants a number of ours instead. */
    private static SocketAddress shared(SocketAddress address) {
        return address.isInetSocket() && address.port() == 0
                ? SocketAddress.sharedRandomPort(RANDOM_PORTS.incrementAndGet(), address.host())
                : address;
    }

    private Future<?> openFurther(SocketAddress address) {
        return eventLoops == 1
                ? Future.succeededFuture()
                : vertx.deployVerticle(() -> new Server(options, address, servers), instances(eventLoops - 1));
    }

    /** Ends without loss, at the latest when the time is over; {@code acceptingStopped} is called when no further connection is accepted. */
    public Future<Void> drain(DrainOrder order, Runnable acceptingStopped) {
        return new Drain(vertx, traffic, gate, List.copyOf(servers), acceptance.get()).run(order, acceptingStopped);
    }

    private static DeploymentOptions instances(int count) {
        return new DeploymentOptions().setInstances(count);
    }

    /** One server on one event loop. */
    private final class Server extends VerticleBase {
        private final HttpServerOptions options;
        private final SocketAddress address;
        private final List<HttpServer> started;

        Server(HttpServerOptions options, SocketAddress address, List<HttpServer> started) {
            this.options = options;
            this.address = address;
            this.started = started;
        }

        @Override
        public Future<?> start() {
            return vertx.createHttpServer(new HttpServerOptions(options))
                    .requestHandler(gate)
                    .connectionHandler(gate::onConnection)
                    .listen(address)
                    .onSuccess(started::add);
        }
    }

    /** How accepting ends: what differs between a handed socket, a port of one's own, and none. */
    @FunctionalInterface
    public interface Acceptance {

        /** Nothing to do: the port closes with the servers. */
        Acceptance WITH_SERVERS = emptyQueue -> Future.succeededFuture();

        /** Stops accepting; with {@code emptyQueue} after accepting what waits. */
        Future<Void> end(boolean emptyQueue);

        /** Runs the action once every accepted connection is closed, at once where there is none or where that is not known. */
        default void whenEmpty(Runnable action) {
            action.run();
        }
    }

    /**
     * How to drain.
     *
     * @param emptyQueue whether what waits in the listening queue is accepted first
     * @param timeout the time for all of it
     * @param idleGrace how long kept-alive connections may stay silent before they are closed
     * @param webSocketGrace how long WebSockets are left to the application
     */
    public record DrainOrder(boolean emptyQueue, Duration timeout, Duration idleGrace, Duration webSocketGrace) {}

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
