package io.universe.launcher.master.monitor;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.util.function.Supplier;

/**
 * Where one monitor lives and listens.
 *
 * @param vertx its own
 * @param leave ends its accepting from outside, since it may not be able to do so itself any more; succeeds when it has let go of both sockets
 * @param cut ends its connections from outside, where it cannot do so itself any more; waits for nothing
 */
record Place(Vertx vertx, SocketAddress socket, SocketAddress port, Supplier<Future<Void>> leave, Runnable cut) {}
