/** What each node of a universe says about itself, by name, asked for from any node. */
@NullMarked
package io.universe.status;

import org.jspecify.annotations.NullMarked;
