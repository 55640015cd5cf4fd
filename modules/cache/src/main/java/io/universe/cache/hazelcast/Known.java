package io.universe.cache.hazelcast;

import io.universe.cache.port.FixedOptions;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The namespaces that this node uses, and those lives of namespaces that have ended of late: news of an end may overtake the answer to whoever has just joined it. Safe from any thread. */
final class Known {

    private static final int REMEMBERED = 1_000;

    private final Map<String, Fixed> current = new HashMap<>();
    private final Set<String> ended = new LinkedHashSet<>();

    /** False where that life of the namespace has ended already. */
    synchronized boolean put(String namespace, Fixed fixed) {
        if (ended.contains(fixed.id())) {
            return false;
        }
        current.put(namespace, fixed);
        return true;
    }

    /** Whether that life of the namespace was known, and is not any more. */
    synchronized boolean remove(String namespace, Fixed fixed) {
        ended.add(fixed.id());
        if (ended.size() > REMEMBERED) {
            ended.remove(ended.iterator().next());
        }
        Fixed there = current.get(namespace);
        boolean isKnown = there != null && there.id().equals(fixed.id());
        if (isKnown) {
            current.remove(namespace);
        }
        return isKnown;
    }

    /** Whether that life is known to have ended. */
    synchronized boolean hasEnded(Fixed fixed) {
        return ended.contains(fixed.id());
    }

    /** Whether this node uses the namespace. */
    synchronized boolean isUsed(String namespace) {
        return current.containsKey(namespace);
    }

    synchronized boolean isPersisted(String namespace) {
        Fixed fixed = current.get(namespace);
        return fixed != null && FixedOptions.of(fixed.options()).persist();
    }

    void forEach(BiConsumer<String, Fixed> visitor) {
        Map<String, Fixed> copy;
        synchronized (this) {
            copy = Map.copyOf(current);
        }
        copy.forEach(visitor);
    }
}
