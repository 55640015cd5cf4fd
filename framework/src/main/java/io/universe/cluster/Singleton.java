package io.universe.cluster;

import io.vertx.core.Future;

/** This node's part in a job that runs on exactly one node of its context. Safe from any thread. */
public interface Singleton {

    /** Whether the job is here: from the call of {@code start} until {@code stop} has ended. */
    boolean isRunningHere();

    /** Takes part no longer: the job is stopped where it is here, and may run elsewhere when the future completes. Never fails; further calls give the same. */
    Future<Void> cancel();
}
