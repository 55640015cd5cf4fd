package io.universe.worker.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.Http1xServerConnection;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The first handler of every request. While the worker serves it only lets requests through; once it drains, each answer on HTTP/1.x says {@code Connection: close} and is the last one on
 * its connection. Safe from any thread.
 */
final class Gate implements Handler<HttpServerRequest> {

    /** The largest stream id: an HTTP/2 client told so knows that the end is near while every request it has sent is still answered (RFC 9113, 6.8). */
    private static final int EVERY_STREAM = Integer.MAX_VALUE;

    private static final String WEB_SOCKET = "websocket";

    private final Handler<HttpServerRequest> application;
    /** Weak, because the one close handler of a connection belongs to the application. */
    private final Set<HttpConnection> multiplexed =
            Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

    private volatile @Nullable Duration patience;

    Gate(Handler<HttpServerRequest> application) {
        this.application = application;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Duration left = patience;
        if (left != null) {
            makeLast(request, left);
        }
        application.handle(request);
    }

    /** To be told of every connection. */
    void onConnection(HttpConnection connection) {
        if (!(connection instanceof Http1xServerConnection)) {
            multiplexed.add(connection);
            if (patience != null) {
                announceEnd(connection);
            }
        }
    }

    /** From now on every answer is the last one on its connection, which is given the time to finish it. */
    void drain(Duration timeToFinish) {
        patience = timeToFinish;
        List.copyOf(multiplexed).forEach(Gate::announceEnd);
    }

    private static void announceEnd(HttpConnection connection) {
        connection.goAway(0, EVERY_STREAM);
    }

    private static void makeLast(HttpServerRequest request, Duration left) {
        if (request.version() == HttpVersion.HTTP_2
                || request.headers().contains(HttpHeaders.UPGRADE, WEB_SOCKET, true)) {
            return;
        }
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        request.connection().shutdown(left.toMillis(), TimeUnit.MILLISECONDS);
    }
}
