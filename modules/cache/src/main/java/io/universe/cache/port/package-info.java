/** What the cache needs of the world: a place for entries, news between nodes, time. One process alone and a cluster have each their own. */
@NullMarked
package io.universe.cache.port;

import org.jspecify.annotations.NullMarked;
