/**
 * The pure core of the master: what is true of every worker, and what follows from an event. Values in, values out: no I/O, no
 * clock, no thread and no logger. Only the master (io.universe.launcher.master) may depend on it; it knows the JDK,
 * {@link io.universe.cluster.Role} and the policies on heartbeats.
 */
@NullMarked
package io.universe.launcher.supervisor;

import org.jspecify.annotations.NullMarked;
