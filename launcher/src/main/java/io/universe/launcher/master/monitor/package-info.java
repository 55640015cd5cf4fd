/**
 * The monitor of a master: where operators reach it. Knows what the framework says of monitors, never how one works.
 *
 * <p>Threads: the main thread opens and closes it.
 */
@NullMarked
package io.universe.launcher.master.monitor;

import org.jspecify.annotations.NullMarked;
