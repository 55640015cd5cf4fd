/**
 * Persisted namespaces: one process of the universe at a time has the disk, keeps what becomes of their entries, and puts it back where it is missing. All others ask it whether what they changed is safe.
 *
 * <p>Threads: the one that has the disk works on a Vert.x context of its own; the store has a thread that writes.
 */
@NullMarked
package io.universe.cache.persistence;

import org.jspecify.annotations.NullMarked;
