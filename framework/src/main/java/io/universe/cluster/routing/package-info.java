/**
 * Where the event bus sends: which nodes listen at an address and are alive, which of them are preferred, which requests are on their way to whom. Knows Vert.x; nothing of it waits.
 *
 * <p>Threads: the event bus asks on whatever thread sends; the cluster and the session tell on theirs.
 */
@NullMarked
package io.universe.cluster.routing;

import org.jspecify.annotations.NullMarked;
