package io.universe.worker.http;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The connections of the HTTP servers of a worker, so that those can be ended while the servers stay. Safe from any thread. */
final class OpenConnections {

    /** The largest stream id: an HTTP/2 client told so knows that the end is near while every request it has sent is still answered (RFC 9113, 6.8). */
    private static final int EVERY_STREAM = Integer.MAX_VALUE;

    /** On channels of which Vert.x knows whether they speak HTTP/1.x or HTTP/2: it waits for what the client says first. */
    private static final AttributeKey<Boolean> HAS_SPOKEN = AttributeKey.valueOf(OpenConnections.class, "has-spoken");

    private final Set<HttpConnection> open = ConcurrentHashMap.newKeySet();

    private volatile boolean areEnding;

    /** To be told of every connection. The one close handler of a connection belongs to the application, so its end is learnt from below. */
    void onConnection(HttpConnection connection) {
        ConnectionBase below = (ConnectionBase) connection;
        below.channel().attr(HAS_SPOKEN).set(true);
        open.add(connection);
        below.closeFuture().onComplete(closed -> open.remove(connection));
        if (areEnding) {
            announceEnd(connection);
        }
    }

    /** Tells every client that can be told, which are those of HTTP/2, and those that come yet. */
    void announceEnd() {
        areEnding = true;
        List.copyOf(open).forEach(OpenConnections::announceEnd);
    }

    /** Those that come from now on may stay. */
    void welcome() {
        areEnding = false;
    }

    /** Whether the client has not said anything on it yet. */
    static boolean isSilent(Channel accepted) {
        return !accepted.hasAttr(HAS_SPOKEN);
    }

    /** Ends each as soon as nothing is in flight on it, at the latest when the time is over; done when all have ended. Never fails. */
    Future<Void> end(Duration timeout) {
        List<HttpConnection> ending = List.copyOf(open);
        ending.forEach(connection -> connection.shutdown(HttpFront.millis(timeout), TimeUnit.MILLISECONDS));
        return Future.join(ending.stream()
                        .map(connection -> ((ConnectionBase) connection).closeFuture())
                        .toList())
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private static void announceEnd(HttpConnection connection) {
        if (!(connection instanceof Http1xServerConnection)) {
            connection.goAway(0, EVERY_STREAM);
        }
    }
}
