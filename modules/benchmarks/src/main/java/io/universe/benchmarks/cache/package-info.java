/** Members of a cluster as the platform makes them, which hold a cache's data or use it, for what is measured of the cache. */
@NullMarked
package io.universe.benchmarks.cache;

import org.jspecify.annotations.NullMarked;
