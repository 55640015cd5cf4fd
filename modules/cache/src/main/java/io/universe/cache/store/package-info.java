/**
 * The embedded store that keeps persisted namespaces over stop, start and kill -9: one file for each, one thread that writes. It knows nothing of the cache,
 * Vert.x or Hazelcast; only the cache may depend on it. H2's MVStore is behind {@link io.universe.cache.store.StoreFile}; docs/decisions/0035-embedded-store.md says why.
 */
@NullMarked
package io.universe.cache.store;

import org.jspecify.annotations.NullMarked;
