package io.universe.launcher.master.monitor;

import io.universe.operations.Monitor;
import io.universe.operations.MonitorOptions;
import io.universe.operations.MonitorProvider;
import io.universe.operations.Operations;
import io.vertx.core.Vertx;
import java.util.ServiceLoader;

/** Where monitors come from. */
public final class Monitors {

    private Monitors() {}

    /** One that does not listen yet. Throws IllegalStateException where the class path has none: launcher.jar always does. */
    public static Monitor create(Vertx vertx, Operations operations, MonitorOptions options) {
        return ServiceLoader.load(MonitorProvider.class, Monitors.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("launcher.jar has no monitor; build it anew"))
                .monitor(vertx, operations, options);
    }
}
