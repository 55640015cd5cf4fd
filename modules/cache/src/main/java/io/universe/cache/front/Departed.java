package io.universe.cache.front;

import java.util.LinkedHashSet;
import java.util.Set;

/** The nodes that have left of late, so that nobody begins to wait for one of them. Owned by the clockwork's thread. */
final class Departed {

    private static final int REMEMBERED = 256;

    private final Set<String> nodes = new LinkedHashSet<>();

    void add(String node) {
        nodes.add(node);
        if (nodes.size() > REMEMBERED) {
            nodes.remove(nodes.iterator().next());
        }
    }

    boolean contains(String node) {
        return nodes.contains(node);
    }
}
