package io.universe.launcher.supervisor;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the master shall do, in the order of the decision. An order to a process that has gone does nothing. */
public sealed interface Effect {
    /** Start the process of a new incarnation or standby; answered by WorkerSpawned or SpawnFailed. */
    record Spawn(LifeId id, int generation) implements Effect {}

    /** Give the standby a slot and the name of an incarnation; answered by WorkerReady under that name. */
    record TakeSlot(StandbyId standby, WorkerId id) implements Effect {}

    /** Close the master's own copies of all listening sockets: the first effect of a stop. */
    record CloseListeningSockets() implements Effect {}

    /**
     * Tell the worker to drain.
     *
     * @param emptyQueue the worker is the last one on its port: it accepts what waits in the socket's queue before it closes it
     */
    record RequestDrain(WorkerId id, String reason, boolean emptyQueue) implements Effect {}

    /** Tell the worker to take no traffic for a while; answered by Paused. */
    record RequestPause(WorkerId id) implements Effect {}

    /** Tell the worker to take traffic again; answered by Resumed. */
    record RequestResume(WorkerId id) implements Effect {}

    /** Have the worker's JVM let debuggers in, which it never takes back; answered by DebugOpened or DebugOpenFailed. */
    record OpenToDebuggers(WorkerId id) implements Effect {}

    /** Find out why the worker is silent: state of the process, thread dump, last figures; answered by Examined. */
    record Examine(LifeId id) implements Effect {}

    /** Send SIGTERM. */
    record Terminate(LifeId id) implements Effect {}

    /** Have the worker's threads dumped to its log: evidence before it is terminated. */
    record DumpThreads(LifeId id) implements Effect {}

    /** Send SIGKILL. */
    record Kill(LifeId id) implements Effect {}

    /** Write a worker's transition to the journal. */
    record RecordTransition(Transition transition) implements Effect {}

    /** Write a context's change of condition to the journal, or, from a condition to the same, what else happened to it. */
    record RecordCondition(String context, Condition from, Condition to, String reason) implements Effect {}

    /**
     * Write to the journal what a policy found in a worker's heartbeat; comes when it begins to find something.
     *
     * @param isDryRun nothing else follows from it
     */
    record RecordFinding(WorkerId id, String policy, Map<String, String> evidence, boolean isDryRun) implements Effect {
        public RecordFinding {
            evidence = Collections.unmodifiableMap(new TreeMap<>(evidence));
        }
    }

    /** Write to the journal what became of a worker's place in the death queue. */
    record RecordRecycle(WorkerId id, Step step, String reason, Map<String, String> evidence) implements Effect {
        public RecordRecycle {
            evidence = Collections.unmodifiableMap(new TreeMap<>(evidence));
        }

        /** What can become of it. */
        public enum Step {
            /** It is at the end of the queue. */
            QUEUED,
            /** Its successor failed; the next one comes after a while. */
            PUT_OFF,
            /** There is nothing left to replace: the worker has ended, or is no longer wanted. */
            DROPPED
        }
    }

    /** Write to the journal that a phased restart has begun. */
    record RolloutBegun(List<String> contexts, int generation) implements Effect {}

    /** Write to the journal that every slot is on the new generation; who waits for the phased restart has waited long enough. */
    record RolloutDone(List<String> contexts, int generation, int replaced) implements Effect {}

    /**
     * Write to the journal that the phased restart came to nothing; who waits for it has waited long enough.
     *
     * @param isRolledBack whether every slot is on the previous generation again
     */
    record RolloutFrozen(List<String> contexts, int generation, String reason, boolean isRolledBack)
            implements Effect {}

    /** Write to the journal that a debugger can attach to the worker. */
    record DebugStarted(LifeId id, DebugPorts ports) implements Effect {}

    /** Write to the journal that no debugger can attach to the worker; who waits for it has waited long enough. */
    record DebugRefused(WorkerId id, String reason) implements Effect {}

    /** Write to the journal that the debugging of a worker is over, and why. */
    record DebugFinished(LifeId id, String cause) implements Effect {}

    /** Write to the journal that the master itself was held up, so that deadlines were extended. */
    record RecordLateness(Duration lateness) implements Effect {}

    /** Tell every node. */
    record Announce(Announcement announcement) implements Effect {}

    /** Leave a trace of an event that changed nothing, as a report of an incarnation that has ended. */
    record Ignore(Event event, String why) implements Effect {}

    /** Tell who asked that the request cannot be fulfilled, and why. */
    record Refuse(Event request, String reason) implements Effect {}

    /** End the master; comes once, as the last effect of all. */
    record Exit(int code, String reason, Kind kind) implements Effect {
        /** What becomes of the universe. */
        public enum Kind {
            /** It has stopped. */
            STOPPED,
            /** Its workers go on for the next master: nobody is ended, no socket is removed. */
            HANDED_OVER
        }
    }

    /** News for every node. */
    sealed interface Announcement {}

    /** A worker's process has ended; {@code uuid} is its node id, empty when it never was READY. */
    record NodeLost(LifeId id, Optional<String> uuid, String cause, ExitStatus status) implements Announcement {}

    /** Every context has reached its target for the first time. */
    record ClusterReady() implements Announcement {}
}
