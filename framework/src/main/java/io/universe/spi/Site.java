package io.universe.spi;

import io.universe.cluster.Cluster;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;

/** Where a part of the platform runs: one node, and what it may know of it. Safe from any thread. */
public interface Site {

    Vertx vertx();

    /** The universe as this node sees it. */
    Cluster cluster();

    /** This process as a member of the cluster; empty where everything runs in one JVM without one. */
    Optional<ClusterMember> member();

    /** Whether data of the cluster may live in this process. */
    boolean holdsData();

    /** What the configuration holds for a part of the platform, with every default filled in, such as {@code cache}; empty where it holds nothing. Durations are in milliseconds, sizes in bytes. */
    JsonObject settings(String section);

    /** The home's directory for what outlives the universe. It may not exist yet. */
    Path data();

    /** What this node says about itself. */
    StatusBoard statuses();

    /** Provides something to the application of this node ({@code Worker.service}), and to the rest of the platform, by its type. The last one of a type counts. */
    <T> void provide(Class<T> type, T service);
}
