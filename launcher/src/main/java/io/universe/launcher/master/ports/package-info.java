/**
 * The ports of contexts, as the master holds them: listening sockets that are handed to workers, or, where that cannot be, listening in the master itself and forwarding. Knows the
 * plan of a generation, and from the fleet who takes connections.
 *
 * <p>Threads: none where sockets are handed over. Forwarding has event loops of a Vert.x of its own. Opened and closed by the master's threads, asked from any.
 */
@NullMarked
package io.universe.launcher.master.ports;

import org.jspecify.annotations.NullMarked;
