/**
 * What a Vert.x of the master's own is made of, apart from the one of the cluster, and how the main thread waits for what a Vert.x does. Any room may use it; it knows none.
 *
 * <p>Threads: the one event loop of each such Vert.x: one has the probe, one the monitor.
 */
@NullMarked
package io.universe.launcher.master.vertx;

import org.jspecify.annotations.NullMarked;
