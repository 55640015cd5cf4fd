/** Several nodes in one thread, whose time passes only when a test says so, and in which things go wrong on demand. */
@NullMarked
package io.universe.cache.simulated;

import org.jspecify.annotations.NullMarked;
