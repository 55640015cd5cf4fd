/** Tests of where the event bus sends. */
@NullMarked
package io.universe.cluster.routing;

import org.jspecify.annotations.NullMarked;
