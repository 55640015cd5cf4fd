/**
 * The monitor of a master: where operators reach it, on sockets, a Vert.x and threads of its own, so that supervision does not notice what becomes of it. Knows what the framework says of monitors, never how one works.
 *
 * <p>Threads: the main thread opens and closes it; {@code monitor-host} looks after it and puts another one in its place; each monitor has one event loop and two threads for what waits.
 */
@NullMarked
package io.universe.launcher.master.monitor;

import org.jspecify.annotations.NullMarked;
