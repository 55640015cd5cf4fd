/** The world of a cache that lives in one process: what {@code Caches.local()} gives. Internal. */
@NullMarked
package io.universe.cache.local;

import org.jspecify.annotations.NullMarked;
