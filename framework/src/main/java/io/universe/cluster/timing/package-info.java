/** Waits: how long, and who keeps them. Pure. */
@NullMarked
package io.universe.cluster.timing;

import org.jspecify.annotations.NullMarked;
