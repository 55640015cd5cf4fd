package io.universe.launcher.master.monitor;

import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;

/**
 * Where one monitor lives and listens.
 *
 * @param vertx its own
 * @param leave ends its accepting from outside, where it cannot do so itself any more; waits for nothing
 */
record Place(Vertx vertx, SocketAddress socket, SocketAddress port, Runnable leave) {}
