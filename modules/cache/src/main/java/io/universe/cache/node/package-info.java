/** The cache as a part of the platform: put together in each process, from its site and settings. Nobody depends on it. */
@NullMarked
package io.universe.cache.node;

import org.jspecify.annotations.NullMarked;
