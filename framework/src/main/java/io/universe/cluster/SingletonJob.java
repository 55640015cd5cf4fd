package io.universe.cluster;

import io.vertx.core.Future;

/**
 * Work that is to be done by one node of a context at a time. Both methods are called on the Vert.x context that the job was registered on, in turn, any number of times: a job that moves away may come back.
 */
public interface SingletonJob {

    /**
     * Begins the work here. A failure is logged and the right given back; it is tried again here or elsewhere after 1 s, doubled by each further failure, 30 s at most.
     *
     * @param lease the right to do it; asked before each step that cannot be taken back, since a process that was stopped for longer than the lease lasts (45 s) cannot be told in time
     */
    Future<?> start(Lease lease);

    /** Ends the work here. Called also while the future of {@link #start} is not complete yet, and not after it has failed. What takes longer than 5 s is not waited for, and others may begin; here it begins again when both have completed only. */
    Future<?> stop();
}
