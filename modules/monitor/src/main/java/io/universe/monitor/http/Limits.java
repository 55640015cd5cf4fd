package io.universe.monitor.http;

import io.vertx.core.http.HttpServerOptions;

/** What a client of the monitor may take of the master, in bytes and connections; {@link Phase} has the times. */
final class Limits {

    static final long MOST_BODY_BYTES = 1 << 20;
    /** Of one server; well below the files that a process may open. */
    static final int MOST_CONNECTIONS = 512;

    private static final int MOST_HEADER_BYTES = 16 << 10;
    private static final int MOST_LINE_BYTES = 4 << 10;

    private Limits() {}

    /** One request after the other on a connection, so that each connection is in one phase. */
    static HttpServerOptions server() {
        return hold(new HttpServerOptions().setIdleTimeout(0));
    }

    /** What they rely on, whoever made these options. */
    static HttpServerOptions hold(HttpServerOptions options) {
        return options.setHttp2ClearTextEnabled(false)
                .setUseAlpn(false)
                .setMaxHeaderSize(MOST_HEADER_BYTES)
                .setMaxInitialLineLength(MOST_LINE_BYTES);
    }
}
