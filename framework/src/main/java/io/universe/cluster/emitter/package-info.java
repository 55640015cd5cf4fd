/** Events and requests between nodes: whom they are for, how they travel, who hears them. Knows the API of the cluster and Vert.x; applications see it as io.universe.cluster.Emitter. */
@NullMarked
package io.universe.cluster.emitter;

import org.jspecify.annotations.NullMarked;
