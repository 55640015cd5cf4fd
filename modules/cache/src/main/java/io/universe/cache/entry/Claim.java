package io.universe.cache.entry;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The right of one caller to load a key. Immutable.
 *
 * @param token drawn for this load, never used again
 * @param owner the uuid of the node that loads
 * @param until when it ends unless it is renewed, in milliseconds since 1970 by the clock of whoever applies operations
 * @param waiters the uuids of nodes that wait for what comes of it
 */
public record Claim(String token, String owner, long until, Set<String> waiters) {

    /** Copies the waiters. */
    public Claim {
        waiters = Set.copyOf(waiters);
    }

    Claim renewed(long end) {
        return new Claim(token, owner, end, waiters);
    }

    Claim awaitedBy(String node) {
        Set<String> more = new LinkedHashSet<>(waiters);
        more.add(node);
        return new Claim(token, owner, until, more);
    }
}
