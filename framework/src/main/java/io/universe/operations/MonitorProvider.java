package io.universe.operations;

import io.vertx.core.Vertx;

/** Makes the monitor of a master. Found by ServiceLoader. */
public interface MonitorProvider {

    /** One that does not listen yet, on a Vert.x that is not the cluster's: it answers while the cluster forms or is in trouble. */
    Monitor monitor(Vertx vertx, Operations operations);
}
