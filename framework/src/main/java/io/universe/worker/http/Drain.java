package io.universe.worker.http;

import io.universe.worker.http.HttpFront.DrainOrder;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the HTTP side of a worker. {@code HttpServer.shutdown} alone closes idle connections at once, under the hands of clients that are about to use them; so the worker first stops accepting,
 * answers what comes on kept-alive connections with {@code Connection: close} for a while, and only then shuts down.
 */
final class Drain {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final short GOING_AWAY = 1001;

    private final Vertx vertx;
    private final Traffic traffic;
    private final MultiplexedConnections multiplexed;
    private final List<HttpServer> servers;
    private final Acceptance acceptance;

    Drain(
            Vertx vertx,
            Traffic traffic,
            MultiplexedConnections multiplexed,
            List<HttpServer> servers,
            Acceptance acceptance) {
        this.vertx = vertx;
        this.traffic = traffic;
        this.multiplexed = multiplexed;
        this.servers = servers;
        this.acceptance = acceptance;
    }

    Future<Void> run(DrainOrder order, Runnable acceptingStopped) {
        Duration grace = order.idleGrace().compareTo(order.timeout()) < 0 ? order.idleGrace() : order.timeout();
        traffic.lastAnswers().begin(order.timeout());
        multiplexed.announceEnd();
        endStreams(order);
        return acceptance
                .end(order.queue())
                .onComplete(v -> acceptingStopped.run())
                .compose(v -> silence(grace))
                .compose(v -> HttpFront.shutdown(servers, order.timeout().minus(grace)));
    }

    private void endStreams(DrainOrder order) {
        traffic.eventStreams().forEachFromNowOn(stream -> vertx.runOnContext(v -> end(stream)));
        vertx.setTimer(
                HttpFront.millis(order.webSocketGrace()),
                timer -> traffic.webSockets().forEachFromNowOn(socket -> vertx.runOnContext(v -> goAway(socket))));
    }

    /** The application may end it in the same moment, of which Vert.x complains by a throw. */
    private static void end(HttpServerResponse stream) {
        try {
            if (!stream.ended()) {
                stream.end();
            }
        } catch (IllegalStateException e) {
            LOG.debug("The event stream had ended", e);
        }
    }

    /** What Vert.x 5.0 reports as a WebSocket is its handshake, of which only the future works. */
    private static void goAway(ServerWebSocket reported) {
        if (reported instanceof Future<?> handshake) {
            handshake.onSuccess(opened -> sayGoingAway((ServerWebSocket) opened));
        } else {
            sayGoingAway(reported);
        }
    }

    private static void sayGoingAway(ServerWebSocket webSocket) {
        if (!webSocket.isClosed()) {
            webSocket.close(GOING_AWAY, "the worker is going away");
        }
    }

    /** Ends when no connection is left, neither in Vert.x nor on its way into it, at the latest after the grace. */
    private Future<Void> silence(Duration grace) {
        Promise<Void> silent = Promise.promise();
        long timer = vertx.setTimer(HttpFront.millis(grace), id -> silent.tryComplete());
        acceptance.whenEmpty(() -> traffic.whenEmpty(() -> {
            vertx.cancelTimer(timer);
            silent.tryComplete();
        }));
        return silent.future();
    }
}
