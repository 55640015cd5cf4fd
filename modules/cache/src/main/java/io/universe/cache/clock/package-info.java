/** Time as it passes, and the thread of the cache. Those who put the cache together depend on it. */
@NullMarked
package io.universe.cache.clock;

import org.jspecify.annotations.NullMarked;
