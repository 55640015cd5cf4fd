package io.universe.cluster;

/** The event-bus addresses at which every node tells its own subscribers about the universe. Bodies are JSON objects. */
public final class ClusterEvents {

    /** A node was announced; the body is a {@link Node}. */
    public static final String NODE_JOINED = "cluster.nodeJoined";

    /** An announced node is gone; the body is a {@link Departure}. */
    public static final String NODE_LEFT = "cluster.nodeLeft";

    /** Every context has reached its number of workers. */
    public static final String READY = "cluster.ready";

    private ClusterEvents() {}
}
