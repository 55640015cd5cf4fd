package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.policy.Heartbeat;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A fact the supervisor learns of; the only way its state changes. */
public sealed interface Event {
    /** A fact about one process life. */
    sealed interface OfWorker extends Event {
        LifeId id();
    }

    /** The process exists. */
    record WorkerSpawned(LifeId id, long pid) implements OfWorker {}

    /** The process could not be started. */
    record SpawnFailed(LifeId id, String reason) implements OfWorker {}

    /** The worker has loaded its context and warms up. */
    record WorkerWarming(LifeId id) implements OfWorker {}

    /** The standby is booted and warmed up, and waits for a slot. */
    record StandbyReady(StandbyId id) implements OfWorker {}

    /** The worker that is to be debugged serves, and can be attached to; {@code uuid} is its node id. */
    record DebugReady(DebugId id, String uuid, DebugPorts ports) implements OfWorker {}

    /** The worker that is to be debugged serves, and cannot be attached to. */
    record DebugFailed(DebugId id, String reason) implements OfWorker {}

    /** Debuggers can attach to the worker in its slot; an answer to OpenToDebuggers. */
    record DebugOpened(WorkerId id, DebugPorts ports) implements OfWorker {}

    /** No debugger can attach to the worker in its slot; an answer to OpenToDebuggers. */
    record DebugOpenFailed(WorkerId id, String reason) implements OfWorker {}

    /** The worker serves; {@code uuid} is its node id. */
    record WorkerReady(WorkerId id, String uuid) implements OfWorker {}

    /** The worker has stopped taking traffic because it was asked to, and keeps process and memory. */
    record Paused(WorkerId id) implements OfWorker {}

    /** The worker takes traffic again. */
    record Resumed(WorkerId id) implements OfWorker {}

    /** The worker has closed its copy of the listening socket. */
    record AcceptingStopped(WorkerId id) implements OfWorker {}

    /** The worker gave its periodic sign of life. */
    record HeartbeatSeen(LifeId id, Heartbeat heartbeat) implements OfWorker {
        /** A sign of life without figures. */
        public HeartbeatSeen(LifeId id) {
            this(id, Heartbeat.BARE);
        }
    }

    /** The worker itself asked to be recycled. */
    record RecycleWanted(WorkerId id, String reason) implements OfWorker {}

    /** The silent worker was looked at; the answer to Examine. */
    record Examined(LifeId id, Diagnosis diagnosis, Map<String, String> evidence) implements OfWorker {
        public Examined {
            evidence = Map.copyOf(evidence);
        }
    }

    /** The worker's control connection has ended, its process has not. */
    record LinkLost(LifeId id) implements OfWorker {}

    /**
     * The worker's control connection is there again. What it said meanwhile is lost: that it is PAUSED, READY or DRAINING by now has to
     * be reported after this, as Paused, Resumed or AcceptingStopped.
     */
    record LinkBack(LifeId id) implements OfWorker {}

    /** The process has ended. */
    record WorkerExited(LifeId id, ExitStatus status) implements OfWorker {}

    /**
     * An operator asked for a recycle. Ended workers are spawned again at once, an errored context as a whole; those that serve go to
     * the death queue.
     *
     * @param contextOrWorker {@code web} or {@code web-0}
     */
    record RecycleRequested(String contextOrWorker, String reason) implements Event {
        public RecycleRequested(String contextOrWorker) {
            this(contextOrWorker, "recycle");
        }
    }

    /**
     * A phased restart was asked for.
     *
     * @param contexts names; none stands for all
     * @param generation the new one, higher than any before
     * @param rollback whether what was replaced goes back when a successor fails
     * @param specs what the new generation's configuration wants of contexts; how many workers is {@link ScaleRequested}'s to say. Of a
     *     context that is not among them it wants what the one before it wants
     */
    record ReloadRequested(List<String> contexts, int generation, boolean rollback, List<ContextSpec> specs)
            implements Event {
        public ReloadRequested {
            contexts = List.copyOf(contexts);
            specs = List.copyOf(specs);
        }

        /** A new generation that wants of every context what the one before it wants. */
        public ReloadRequested(List<String> contexts, int generation, boolean rollback) {
            this(contexts, generation, rollback, List.of());
        }
    }

    /** An operator asked that a worker, {@code web-0}, take no traffic for a while. */
    record PauseRequested(String worker) implements Event {}

    /** An operator asked that a paused worker take traffic again. */
    record ResumeRequested(String worker) implements Event {}

    /** An operator asked for a worker of the context that can be debugged, beside those that there are. */
    record DebugRequested(String context) implements Event {}

    /** An operator asked that a worker, {@code web-0}, be open to debuggers where it is. */
    record DebugOpenRequested(String worker) implements Event {}

    /** An operator has finished debugging a worker, {@code web-debug.1}, or {@code web-0}. */
    record DebugFinishRequested(String worker) implements Event {}

    /** Another number of workers was asked for. */
    record ScaleRequested(String context, int target) implements Event {}

    /** A worker asked for so many more workers of its own context. */
    record ForkRequested(WorkerId by, int count) implements Event {}

    /**
     * A graceful stop was asked for; once more is the same as once.
     *
     * @param notice how long everything goes on serving, so that load balancers notice
     */
    record StopRequested(String reason, Duration notice) implements Event {
        /** One of which nobody has to notice anything. */
        public StopRequested(String reason) {
            this(reason, Duration.ZERO);
        }
    }

    /**
     * A stop was asked for that waits for nobody: everything is killed, the master exits with the code. While a graceful stop only gives
     * notice, that is over instead, and it begins to drain.
     */
    record StopAtOnceRequested(String reason, int exitCode) implements Event {}

    /** Nothing is left to wait for that ECV does: it is up for the first time, or a person holds it down. */
    record EcvSettled() implements Event {}

    /** The master is to go and leave the workers as they are for the next one. */
    record HandOverRequested(String reason) implements Event {}

    /** Time has passed: the promised deadline, or any other moment. */
    record Tick() implements Event {}
}
