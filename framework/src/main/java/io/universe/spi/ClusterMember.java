package io.universe.spi;

import io.vertx.core.spi.cluster.ClusterManager;

/** This process as a member of the cluster. */
public interface ClusterMember {

    /** What Vert.x joins through. */
    ClusterManager manager();

    /** Where other members reach this one, {@code host:port}. Throws IllegalStateException before it has joined. */
    String address();
}
