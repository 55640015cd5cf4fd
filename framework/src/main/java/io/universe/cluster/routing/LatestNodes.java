package io.universe.cluster.routing;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The latest nodes of which something is known for good: of one that died long before, nothing is left in the cluster that could be learnt again. Safe from any thread; asking costs next to nothing. */
final class LatestNodes {

    private final int limit;
    private final Set<String> nodes = ConcurrentHashMap.newKeySet();
    private final Queue<String> order = new ArrayDeque<>();

    LatestNodes(int limit) {
        this.limit = limit;
    }

    /** Returns whether it was not among them. */
    synchronized boolean add(String node) {
        boolean isNew = nodes.add(node);
        if (isNew) {
            order.add(node);
        }
        if (order.size() > limit) {
            nodes.remove(order.remove());
        }
        return isNew;
    }

    synchronized void remove(String node) {
        if (nodes.remove(node)) {
            order.remove(node);
        }
    }

    boolean contains(String node) {
        return nodes.contains(node);
    }
}
