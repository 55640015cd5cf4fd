package io.universe.launcher.master.ports;

import io.universe.launcher.process.ListeningSockets;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port of a context where sockets cannot be handed over: the master accepts, and passes the bytes of each connection on to the worker with the fewest, so that one that hangs is soon left alone, and to equals in turn.
 * A worker that does not take the connection is passed over; where none does, the connection is closed.
 */
final class Forwarder {

    private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final int BACKLOG = 4096;

    private final Vertx vertx;
    private final NetClient client;
    private final Function<String, List<Integer>> portsOfReadyWorkers;
    private final Map<String, NetServer> servers = new ConcurrentHashMap<>();
    private final FewestFirst choice = new FewestFirst();

    /** Passes on to the ports that the function gives for a context at that moment. */
    Forwarder(Vertx vertx, Function<String, List<Integer>> portsOfReadyWorkers) {
        this.vertx = vertx;
        this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(1_000));
        this.portsOfReadyWorkers = portsOfReadyWorkers;
    }

    /** Listens for the context and gives the port. Fails with a LauncherFailure (1) where the port is taken. */
    Future<Integer> open(String context, String host, int port) {
        return vertx.createNetServer(new NetServerOptions().setAcceptBacklog(BACKLOG))
                .connectHandler(socket -> forward(context, socket))
                .listen(port, host)
                .onSuccess(server -> servers.put(context, server))
                .map(NetServer::actualPort)
                .recover(cause ->
                        Future.failedFuture(ListeningSockets.cannotListen(context, port, new Exception(cause))));
    }

    private void forward(String context, NetSocket outside) {
        outside.pause();
        connect(choice.order(portsOfReadyWorkers.apply(context)))
                .onSuccess(inside -> join(outside, inside))
                .onFailure(cause -> {
                    LOG.warn("context={} no worker takes the connection: {}", context, cause.toString());
                    outside.close();
                });
    }

    private Future<NetSocket> connect(List<Integer> ports) {
        if (ports.isEmpty()) {
            return Future.failedFuture("no worker is ready");
        }
        return connect(ports.get(0)).recover(cause -> connect(ports.subList(1, ports.size())));
    }

    /** It counts from the attempt on: many may be on their way at once. */
    private Future<NetSocket> connect(int port) {
        choice.begun(port);
        return client.connect(port, LOOPBACK)
                .onSuccess(inside -> inside.closeHandler(closed -> choice.ended(port)))
                .onFailure(cause -> choice.ended(port));
    }

    /** Each side's end is the other's: what one closes after its last byte, the other sees closed after that byte. To end one direction is to end both, as it is at a Vert.x server without a forwarder. */
    private static void join(NetSocket outside, NetSocket inside) {
        outside.pipeTo(inside).onComplete(done -> inside.close());
        inside.pipeTo(outside).onComplete(done -> outside.close());
    }

    /** Accepts no longer; connections that are forwarded go on for so long. Idempotent. */
    void close(Duration patience) {
        servers.values().forEach(server -> server.shutdown(patience.toMillis(), TimeUnit.MILLISECONDS));
        servers.clear();
    }
}
