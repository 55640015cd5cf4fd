package io.universe.cluster.lease;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What contests of this node have seen last, by key, for those that come after them: callers that give up one after the other, each sooner than a lease ends, would wait for a lost owner for ever. Owned by the thread of the
 * leases.
 */
final class Sightings {

    private static final int REMEMBERED = 1_000;

    private final Map<String, Sighting> seen = new LinkedHashMap<>();

    void remember(String key, Sighting sighting) {
        seen.remove(key);
        seen.put(key, sighting);
        if (seen.size() > REMEMBERED) {
            seen.remove(seen.keySet().iterator().next());
        }
    }

    void forget(String key) {
        seen.remove(key);
    }

    @Nullable
    Sighting of(String key) {
        return seen.get(key);
    }
}
