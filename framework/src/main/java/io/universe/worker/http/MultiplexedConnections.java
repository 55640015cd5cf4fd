package io.universe.worker.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.Http1xServerConnection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** The connections of HTTP/2, whose clients are told once the worker drains that they will end. Safe from any thread. */
final class MultiplexedConnections {

    /** The largest stream id: an HTTP/2 client told so knows that the end is near while every request it has sent is still answered (RFC 9113, 6.8). */
    private static final int EVERY_STREAM = Integer.MAX_VALUE;

    /** Weak, because the one close handler of a connection belongs to the application. */
    private final Set<HttpConnection> open =
            Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

    private volatile boolean areEnding;

    /** To be told of every connection. */
    void onConnection(HttpConnection connection) {
        if (!(connection instanceof Http1xServerConnection)) {
            open.add(connection);
            if (areEnding) {
                announceEnd(connection);
            }
        }
    }

    /** Tells every client, and those that come yet. */
    void announceEnd() {
        areEnding = true;
        List.copyOf(open).forEach(MultiplexedConnections::announceEnd);
    }

    private static void announceEnd(HttpConnection connection) {
        connection.goAway(0, EVERY_STREAM);
    }
}
