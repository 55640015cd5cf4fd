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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port of a context where sockets cannot be handed over: the master accepts, and passes the bytes of each connection on to a worker, in turn. A worker that does not take the connection is passed over;
 * where none does, the connection is closed.
 */
final class Forwarder {

    private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final int BACKLOG = 4096;

    private final Vertx vertx;
    private final NetClient client;
    private final Function<String, List<Integer>> portsOfReadyWorkers;
    private final Map<String, NetServer> servers = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

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
        List<Integer> ports = portsOfReadyWorkers.apply(context);
        connect(ports, turn.getAndIncrement(), ports.size())
                .onSuccess(inside -> join(outside, inside))
                .onFailure(cause -> {
                    LOG.warn("context={} no worker takes the connection: {}", context, cause.toString());
                    outside.close();
                });
    }

    private Future<NetSocket> connect(List<Integer> ports, int start, int attemptsLeft) {
        if (attemptsLeft == 0) {
            return Future.failedFuture("no worker is ready");
        }
        int port = ports.get(Math.floorMod(start, ports.size()));
        return client.connect(port, LOOPBACK).recover(cause -> connect(ports, start + 1, attemptsLeft - 1));
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
