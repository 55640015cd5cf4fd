/**
 * The Vert.x that is the master's own, apart from the one of the cluster, and how the main thread waits for what a Vert.x does. Any room may use it; it knows none.
 *
 * <p>Threads: the one event loop of that Vert.x, which has {@code control.sock}, the monitor's port and the probe.
 */
@NullMarked
package io.universe.launcher.master.vertx;

import org.jspecify.annotations.NullMarked;
