package io.universe.monitor.connection;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** The end of a connection whose client does not read. To close it as usual would wait until it has read what is on its way. */
public final class Cutting {

    private Cutting() {}

    /** Ends it at once, on whatever thread. */
    public static void cut(HttpConnection connection) {
        if (connection instanceof ConnectionBase underneath) {
            underneath.channelHandlerContext().close();
        } else {
            connection.close();
        }
    }
}
