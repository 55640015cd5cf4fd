/**
 * The caches as a node has them: handles, loads under way, what is kept at hand, watchers. Internal; knows the world by {@code io.universe.cache.port} only.
 */
@NullMarked
package io.universe.cache.front;

import org.jspecify.annotations.NullMarked;
