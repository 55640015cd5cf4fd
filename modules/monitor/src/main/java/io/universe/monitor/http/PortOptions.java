package io.universe.monitor.http;

import io.universe.operations.MonitorOptions;
import io.vertx.core.http.HttpServerOptions;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The options of the port's server: the platform's, and what an application makes of them. What limits and TLS rely on is the platform's in both. */
record PortOptions(MonitorOptions options) {

    private static final Logger LOG = LoggerFactory.getLogger(PortOptions.class);

    HttpServerOptions ofPlatform() {
        return secured(Limits.server());
    }

    /** What an application does wrong in its hook is its own affair: then they are the platform's. */
    HttpServerOptions ofApplication() {
        try {
            HttpServerOptions given =
                    Objects.requireNonNull(options.createServer().apply(ofPlatform()), "it gives no options");
            return secured(Limits.hold(given));
        } catch (Throwable e) {
            LOG.error("createServer for the monitor failed; it serves without", e);
            return ofPlatform();
        }
    }

    private HttpServerOptions secured(HttpServerOptions server) {
        options.tls().ifPresent(tls -> server.setSsl(true).setKeyCertOptions(tls.pem()));
        return server;
    }
}
