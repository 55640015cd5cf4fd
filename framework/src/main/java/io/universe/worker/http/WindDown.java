package io.universe.worker.http;

import io.universe.worker.http.HttpFront.DrainOrder;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the HTTP side of a worker comes to rest, for good or for a while. To end connections at once would close idle ones under the hands of clients that are about to use them; so the worker first stops
 * accepting, answers what comes on kept-alive connections with {@code Connection: close} for a while, and only then ends them.
 */
final class WindDown {

    private static final Logger LOG = LoggerFactory.getLogger(WindDown.class);
    private static final short GOING_AWAY = 1001;

    private final Vertx vertx;
    private final Traffic traffic;
    private final OpenConnections connections;
    private final Acceptance acceptance;
    private volatile boolean isRevoked;

    WindDown(Vertx vertx, Traffic traffic, OpenConnections connections, Acceptance acceptance) {
        this.vertx = vertx;
        this.traffic = traffic;
        this.connections = connections;
        this.acceptance = acceptance;
    }

    /** Comes to rest within the order's time: accepting is stopped by the one, connections that are left in the end are ended by the other. */
    Future<Void> run(
            DrainOrder order,
            Supplier<Future<Void>> stopAccepting,
            Runnable acceptingStopped,
            Function<Duration, Future<Void>> endRest) {
        Duration grace = order.idleGrace().compareTo(order.timeout()) < 0 ? order.idleGrace() : order.timeout();
        traffic.lastAnswers().begin(order.timeout());
        connections.announceEnd();
        endStreams(order);
        return stopAccepting
                .get()
                .onComplete(v -> acceptingStopped.run())
                .compose(v -> silence(grace))
                .compose(v -> isRevoked
                        ? Future.succeededFuture()
                        : end(order.timeout().minus(grace), endRest));
    }

    private Future<Void> end(Duration timeLeft, Function<Duration, Future<Void>> endRest) {
        acceptance.closeSilent();
        return endRest.apply(timeLeft);
    }

    /** Connections that come from now on are there to stay; those that were told to end do. */
    void revoke() {
        isRevoked = true;
        traffic.lastAnswers().end();
        traffic.eventStreams().leaveAlone();
        traffic.webSockets().leaveAlone();
        connections.welcome();
    }

    private void endStreams(DrainOrder order) {
        traffic.eventStreams().forEachFromNowOn(stream -> vertx.runOnContext(v -> end(stream)));
        vertx.setTimer(HttpFront.millis(order.webSocketGrace()), timer -> {
            if (!isRevoked) {
                traffic.webSockets().forEachFromNowOn(socket -> vertx.runOnContext(v -> goAway(socket)));
            }
        });
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
