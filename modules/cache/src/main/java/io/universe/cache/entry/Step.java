package io.universe.cache.entry;

/**
 * What an operation makes of an entry.
 *
 * @param after the entry from now on
 * @param isChanged whether it is another one than before, so that it has to be kept
 */
public record Step(Entry after, boolean isChanged, Reply reply) {

    static Step unchanged(Entry entry, Reply reply) {
        return new Step(entry, false, reply);
    }

    static Step to(Entry after, Reply reply) {
        return new Step(after, true, reply);
    }
}
