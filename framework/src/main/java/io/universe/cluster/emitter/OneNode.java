package io.universe.cluster.emitter;

import io.universe.cluster.Node;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The choice of the one node that a request goes to. Pure. */
final class OneNode {

    private OneNode() {}

    /** While a worker is being replaced there are two of its name, and the later one stays. Throws IllegalArgumentException where there are several workers. */
    static Node of(Object target, List<Node> nodes) {
        long workers = nodes.stream().map(OneNode::place).distinct().count();
        if (workers != 1) {
            throw new IllegalArgumentException("a request goes to one node, but '%s' is %d: %s"
                    .formatted(
                            target,
                            nodes.size(),
                            nodes.stream().map(Node::worker).collect(Collectors.joining(", "))));
        }
        return nodes.stream().max(Comparator.comparingInt(Node::incarnation)).orElseThrow();
    }

    private static String place(Node node) {
        return node.host() + " " + node.worker();
    }
}
