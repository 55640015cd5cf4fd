package io.universe.monitor.http;

import io.universe.operations.Monitor;
import io.universe.operations.MonitorOptions;
import io.universe.operations.Operations;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP servers at which a universe is asked and told: the control socket with full rights, since only the user can open it, and the monitor's port, where changing wants the token, and on another interface than
 * loopback reading too.
 */
public final class ControlServer implements Monitor {

    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
    private static final long SWEEP_MILLIS = 1_000;

    private final Vertx vertx;
    private final MonitorOptions options;
    private final Router atSocket;
    private final Router atPort;
    private final ExtensionRoutes extensions;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

    /** Serves on the given Vert.x, which has one event loop and nothing else to do. */
    public ControlServer(Vertx vertx, Operations operations, MonitorOptions options) {
        this.vertx = vertx;
        this.options = options;
        Routes routes = new Routes(vertx, operations);
        this.atSocket = routes.atSocket();
        this.atPort = routes.atPort(options.access());
        this.extensions = new ExtensionRoutes(vertx, operations, List.of(atSocket, atPort), options.onExtension());
    }

    @Override
    public Future<Void> openSocket(SocketAddress address) {
        return open(atSocket, Limits.server(), address).mapEmpty();
    }

    @Override
    public Future<Integer> openPort(SocketAddress address) {
        PortOptions port = new PortOptions(options);
        return Future.succeededFuture(port.ofApplication())
                .compose(server -> open(atPort, server, address))
                .recover(cause -> open(atPort, port.ofPlatform(), address)
                        .onSuccess(opened -> LOG.error(
                                "the monitor cannot listen with the options of createServer; it serves without",
                                cause)))
                .map(HttpServer::actualPort);
    }

    private Future<HttpServer> open(Router router, HttpServerOptions server, SocketAddress address) {
        Lines lines = new Lines(System::nanoTime, Limits.MOST_CONNECTIONS);
        return vertx.createHttpServer(server)
                .connectionHandler(lines::onConnection)
                .requestHandler(request -> {
                    lines.onRequest(request);
                    router.handle(request);
                })
                .listen(address)
                .onSuccess(opened -> {
                    servers.add(opened);
                    vertx.setPeriodic(SWEEP_MILLIS, id -> lines.sweep());
                });
    }

    @Override
    public Future<Void> extend() {
        return Future.<Void>future(done -> vertx.runOnContext(
                        v -> extensions.mount(options.extensions().get()).onComplete(done)))
                .otherwiseEmpty();
    }

    /** Closes both. Idempotent. */
    @Override
    public Future<Void> close() {
        return Future.join(servers.stream().map(HttpServer::close).toList()).mapEmpty();
    }
}
