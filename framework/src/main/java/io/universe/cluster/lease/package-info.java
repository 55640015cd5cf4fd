/**
 * Rights that one node has at a time: leases kept in a cluster map, and locks and singletons made of them. Everything here is owned by one Vert.x context of its own; the rules get their time from a {@code Clockwork}. Knows
 * Vert.x, its cluster SPI, and the cluster manager that forwards.
 */
@NullMarked
package io.universe.cluster.lease;

import org.jspecify.annotations.NullMarked;
