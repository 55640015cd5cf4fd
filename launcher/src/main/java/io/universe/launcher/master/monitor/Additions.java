package io.universe.launcher.master.monitor;

import io.universe.operations.MonitorExtension;
import io.vertx.core.http.HttpServerOptions;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What an application beside the master adds to its monitor.
 *
 * @param extensions routes of its own
 * @param createServer what it makes of the options of the port's server; limits and TLS hold whatever it does
 */
public record Additions(List<MonitorExtension> extensions, UnaryOperator<HttpServerOptions> createServer) {

    /** Nothing. */
    public static final Additions NONE = new Additions(List.of(), options -> options);

    /** Copies the extensions. */
    public Additions {
        extensions = List.copyOf(extensions);
    }
}
