package io.universe.cache.keeping;

/**
 * An entry that can give way.
 *
 * @param atMillis when a value was read or changed last, or since when a memory is kept
 * @param bytes what it takes
 */
record Candidate(String key, long version, long atMillis, long bytes) {}
