/** What the event bus promises, for every kind of cluster and for plain Vert.x beside it. */
@NullMarked
package io.universe.cluster.bus;

import org.jspecify.annotations.NullMarked;
