package io.universe.launcher.supervisor;

import java.time.Duration;
import java.util.Optional;

/** What the master shall do, in the order of the decision. An order to a process that has gone does nothing. */
public sealed interface Effect {
    /** Start the process of a new incarnation; answered by WorkerSpawned or SpawnFailed. */
    record Spawn(WorkerId id, int generation) implements Effect {}

    /** Close the master's own copies of all listening sockets: the first effect of a stop. */
    record CloseListeningSockets() implements Effect {}

    /**
     * Tell the worker to drain.
     *
     * @param emptyQueue the worker is the last one on its port: it accepts what waits in the socket's queue before it closes it
     */
    record RequestDrain(WorkerId id, String reason, boolean emptyQueue) implements Effect {}

    /** Send SIGTERM. */
    record Terminate(WorkerId id) implements Effect {}

    /** Have the worker's threads dumped to its log: evidence before it is terminated. */
    record DumpThreads(WorkerId id) implements Effect {}

    /** Send SIGKILL. */
    record Kill(WorkerId id) implements Effect {}

    /** Write a worker's transition to the journal. */
    record RecordTransition(Transition transition) implements Effect {}

    /** Write a context's change of condition to the journal. */
    record RecordCondition(String context, Condition from, Condition to, String reason) implements Effect {}

    /** Write to the journal that the master itself was held up, so that deadlines were extended. */
    record RecordLateness(Duration lateness) implements Effect {}

    /** Tell every node. */
    record Announce(Announcement announcement) implements Effect {}

    /** Leave a trace of an event that changed nothing, as a report of an incarnation that has ended. */
    record Ignore(Event event, String why) implements Effect {}

    /** End the master; comes once, as the last effect of all. */
    record Exit(int code, String reason) implements Effect {}

    /** News for every node. */
    sealed interface Announcement {}

    /** A worker's process has ended; {@code uuid} is its node id, empty when it never was READY. */
    record NodeLost(WorkerId id, Optional<String> uuid, String cause, ExitStatus status) implements Announcement {}

    /** Every context has reached its target for the first time. */
    record ClusterReady() implements Announcement {}
}
