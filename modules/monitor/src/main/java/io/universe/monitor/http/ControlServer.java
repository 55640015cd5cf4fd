package io.universe.monitor.http;

import io.universe.operations.Monitor;
import io.universe.operations.Operations;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The HTTP servers at which a universe is asked and told: the control socket with full rights, since only the user can open it, and the monitor's port on loopback, where reading is open and nothing can
 * be changed.
 */
public final class ControlServer implements Monitor {

    private static final String LOOPBACK = "127.0.0.1";

    private final Vertx vertx;
    private final Routes routes;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

    /** Serves on the given Vert.x, which is not the cluster's: it answers while the cluster forms or is in trouble. */
    public ControlServer(Vertx vertx, Operations operations) {
        this.vertx = vertx;
        this.routes = new Routes(vertx, operations);
    }

    /** Listens on the control socket, where a file of a dead master is replaced; the file goes with the close. */
    @Override
    public Future<Void> openSocket(Path socket) {
        return vertx.executeBlocking(() -> removeStale(socket))
                .compose(v -> open(routes.all(), SocketAddress.domainSocketAddress(socket.toString())))
                .mapEmpty();
    }

    private static Path removeStale(Path socket) throws IOException {
        Files.deleteIfExists(socket);
        return socket;
    }

    /** Listens on the monitor's port, 0 for any free one; gives the port. */
    @Override
    public Future<Integer> openPort(int port) {
        return open(routes.reading(), SocketAddress.inetSocketAddress(port, LOOPBACK))
                .map(HttpServer::actualPort);
    }

    private Future<HttpServer> open(Router router, SocketAddress address) {
        return vertx.createHttpServer(new HttpServerOptions().setIdleTimeout(0))
                .requestHandler(router)
                .listen(address)
                .onSuccess(servers::add);
    }

    /** Closes both. Idempotent. */
    @Override
    public Future<Void> close() {
        return Future.join(servers.stream().map(HttpServer::close).toList()).mapEmpty();
    }
}
