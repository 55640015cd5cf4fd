package io.universe.sample.wire;

import io.universe.cluster.Node;

/** How a worker signs what it answers: slot and incarnation, such as {@code web-0.3}. */
public final class WorkerName {

    private WorkerName() {}

    /** The name of this node's present life. */
    public static String of(Node node) {
        return node.worker() + "." + node.incarnation();
    }
}
