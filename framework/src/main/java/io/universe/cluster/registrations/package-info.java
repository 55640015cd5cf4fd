/** Who listens where: what this node has registered, what the cluster holds, where the event bus sends. Knows Vert.x and its cluster SPI. */
@NullMarked
package io.universe.cluster.registrations;

import org.jspecify.annotations.NullMarked;
