package io.universe.launcher.master.monitor;

import io.universe.operations.Monitor;
import io.vertx.core.Vertx;

/** Makes one monitor after the other, all alike. */
interface MonitorMaker extends AutoCloseable {

    /** One that does not listen yet, on a Vert.x of its own. */
    Monitor make(Vertx vertx);

    /** From now on without extensions: one of them did not let the monitor come up. */
    void leaveExtensionsOut();

    /** Makes none any more. */
    @Override
    void close();
}
