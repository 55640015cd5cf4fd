package io.universe.spi;

import io.vertx.core.Future;

/**
 * A part of the platform that runs in processes of a universe, beside what the application brings. It comes as a {@link WorkerService} or a {@link MasterService}, or as both; one instance for each node.
 */
public interface NodeService {

    /**
     * Starts. In a worker: when it has joined the cluster and before anything of the application is started, on the event loop of the application's hooks, which it must not block; a failure ends the worker. In the master: when it
     * has joined; a failure is logged, and the master goes on without.
     */
    Future<?> start(Site site);

    /** Stops, after everything of the application and before this node leaves the cluster. Idempotent; a failure is logged. */
    Future<?> stop();
}
