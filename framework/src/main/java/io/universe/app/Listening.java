package io.universe.app;

import io.universe.cluster.Cluster;
import io.vertx.core.Vertx;

/**
 * What {@code Universe.listen} resolves to, in the master when all workers are warm and serve, in a worker when it serves itself; {@link Cluster#isMaster} tells which.
 *
 * @param vertx the clustered Vert.x of this process
 * @param cluster the universe as this process sees it
 * @param port the port that the workers share
 * @param monPort the monitor's port; 0 in a worker
 */
public record Listening(Vertx vertx, Cluster cluster, int port, int monPort) {}
