/** Promises of the engine. What needs a socket or a browser stands in classes named {@code *IT}. */
@NullMarked
package io.universe.sample.engine;

import org.jspecify.annotations.NullMarked;
