/** The engine: a worker without a port that answers questions about the sky over the event bus. It knows the sky and the wire, not the web. */
@NullMarked
package io.universe.sample.engine;

import org.jspecify.annotations.NullMarked;
