/** How the web and the engine talk: addresses, queries, and the JSON of the sky. It knows the sky and Vert.x, neither of the two ends. */
@NullMarked
package io.universe.sample.wire;

import org.jspecify.annotations.NullMarked;
