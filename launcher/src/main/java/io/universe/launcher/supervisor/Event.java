package io.universe.launcher.supervisor;

/** A fact the supervisor learns of; the only way its state changes. */
public sealed interface Event {
    /** A fact about one incarnation. */
    sealed interface OfWorker extends Event {
        WorkerId id();
    }

    /** The process of the incarnation exists. */
    record WorkerSpawned(WorkerId id, long pid) implements OfWorker {}

    /** The process of the incarnation could not be started. */
    record SpawnFailed(WorkerId id, String reason) implements OfWorker {}

    /** The worker has loaded its context and warms up. */
    record WorkerWarming(WorkerId id) implements OfWorker {}

    /** The worker serves; {@code uuid} is its node id. */
    record WorkerReady(WorkerId id, String uuid) implements OfWorker {}

    /** The worker has closed its copy of the listening socket. */
    record AcceptingStopped(WorkerId id) implements OfWorker {}

    /** The worker gave its periodic sign of life. */
    record HeartbeatSeen(WorkerId id) implements OfWorker {}

    /** The process of the incarnation has ended. */
    record WorkerExited(WorkerId id, ExitStatus status) implements OfWorker {}

    /** An operator asked for a recycle. Ended workers are spawned again at once, an errored context as a whole. */
    record RecycleRequested(String contextOrWorker) implements Event {}

    /** A graceful stop was asked for; once more is the same as once. */
    record StopRequested(String reason) implements Event {}

    /** A stop was asked for that waits for nobody: everything is killed, the master exits with the code. */
    record StopAtOnceRequested(String reason, int exitCode) implements Event {}

    /** Time has passed: the promised deadline, or any other moment. */
    record Tick() implements Event {}
}
