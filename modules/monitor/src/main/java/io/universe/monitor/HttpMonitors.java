package io.universe.monitor;

import io.universe.monitor.http.ControlServer;
import io.universe.operations.Monitor;
import io.universe.operations.MonitorOptions;
import io.universe.operations.MonitorProvider;
import io.universe.operations.Operations;
import io.vertx.core.Vertx;

/** Makes monitors that speak HTTP. */
public final class HttpMonitors implements MonitorProvider {

    @Override
    public Monitor monitor(Vertx vertx, Operations operations, MonitorOptions options) {
        return new ControlServer(vertx, operations, options);
    }
}
