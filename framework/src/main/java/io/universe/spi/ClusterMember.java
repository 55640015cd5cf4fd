package io.universe.spi;

import io.vertx.core.spi.cluster.ClusterManager;
import java.util.Set;

/** This process as a member of the cluster. */
public interface ClusterMember {

    /** What Vert.x joins through. */
    ClusterManager manager();

    /** Where other members reach this one, {@code host:port}. Throws IllegalStateException before it has joined. */
    String address();

    /** Every address of the event bus at which any node has registered. May wait for other members, so it is not called on an event loop; throws where none that holds data answers. */
    Set<String> addresses();

    /**
     * What the topology is made of, for a part of the platform that knows it, as {@code java.sql.Wrapper.unwrap} does. Throws IllegalArgumentException where it is made of nothing of this type, and IllegalStateException before this
     * process has joined.
     */
    <T> T unwrap(Class<T> type);
}
