package io.universe.cache.hazelcast;

import io.universe.cache.entry.Reply;

/** What the owner of an entry says to an operation. */
sealed interface Answer {

    /** It was applied, and came to this. */
    record Applied(Reply reply) implements Answer {}

    /**
     * It was not applied: there is no room for the value.
     *
     * @param maxBytes what all entries of a process may take together
     */
    record Full(long maxBytes) implements Answer {}

    /** It was not applied: the owner runs a version of the platform that does not know the operation, or the entry. */
    record NotUnderstood(String why) implements Answer {}
}
