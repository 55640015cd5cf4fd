package io.universe.operations;

import io.vertx.core.Vertx;

/** Makes the monitor of a master. Found by ServiceLoader. */
public interface MonitorProvider {

    /** One that does not listen yet, on a Vert.x of its own: it answers while the cluster forms or is in trouble, and supervision does not notice when it fails. */
    Monitor monitor(Vertx vertx, Operations operations, MonitorOptions options);
}
