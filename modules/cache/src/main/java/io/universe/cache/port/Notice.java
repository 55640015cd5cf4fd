package io.universe.cache.port;

import io.universe.cache.entry.Kind;

/**
 * A load has ended, or was overtaken.
 *
 * @param token of the load
 * @param kind VALUE or FAILURE with the result, NONE where those who wait are to look again
 * @param version that the key has by a VALUE, so that nobody is given it who has seen something newer; 0 for the others
 * @param result the value or the failure, written down; empty for NONE
 */
@SuppressWarnings("ArrayRecordComponent") // large, and compared by nobody
public record Notice(String namespace, String key, String token, Kind kind, long version, byte[] result) {}
