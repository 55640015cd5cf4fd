/**
 * From one master to the next: what a master leaves on disk, who of its workers comes back, and what the next one makes of both. Knows generations, crew, ports and reports, into
 * which it puts who was taken over.
 *
 * <p>Threads: {@code legacy} writes what is left. Who comes back is taken in on the event loop of {@code workers.sock}, while the main thread waits.
 */
@NullMarked
package io.universe.launcher.master.heritage;

import org.jspecify.annotations.NullMarked;
