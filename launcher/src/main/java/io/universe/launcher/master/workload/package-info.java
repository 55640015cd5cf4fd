/**
 * What workers run: the jars of a home, or an application with a main class of its own, and the question which contexts it provides, asked in a JVM that does nothing else. It knows
 * no other room.
 *
 * <p>Threads: none; whoever asks waits for that JVM, seconds at most.
 */
@NullMarked
package io.universe.launcher.master.workload;

import org.jspecify.annotations.NullMarked;
