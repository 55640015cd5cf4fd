package io.universe.cluster.lease;

/**
 * News that a lease is free that others wait for. It may come late, when others have it again: the token says who had it.
 *
 * @param token of the record that was removed; empty where the sender does not say
 */
public record Release(String key, String token) {}
