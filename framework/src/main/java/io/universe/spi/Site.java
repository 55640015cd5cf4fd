package io.universe.spi;

import io.universe.cluster.Cluster;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

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

    /**
     * Adds what the supplier gives, as JSON can hold it, under this name to each heartbeat of this worker; the last one of a name counts, and the heartbeat's own figures come first. Called on a thread that is no event loop, where
     * nothing may wait; what it throws is logged, and costs no heartbeat. Without effect where there is no heartbeat: in the master, and where everything runs in one JVM.
     */
    default void heartbeat(String name, Supplier<? extends Object> addition) {}

    /** Provides something to the application of this node ({@code Worker.service}), and to the rest of the platform, by its type. The last one of a type counts. */
    <T> void provide(Class<T> type, T service);
}
