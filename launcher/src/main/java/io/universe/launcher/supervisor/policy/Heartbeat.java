package io.universe.launcher.supervisor.policy;

import java.time.Duration;

/**
 * The figures of a worker's sign of life. What is not called total is of the time since the heartbeat before.
 *
 * @param uptime since the start of its process
 * @param load what it takes of the machine
 * @param traffic what it serves
 * @param pauses what kept it from serving
 * @param errors what went wrong
 * @param cycle number of this heartbeat, 1 and up
 */
public record Heartbeat(Duration uptime, Load load, Traffic traffic, Pauses pauses, Errors errors, long cycle) {
    /** A sign of life without figures; no policy finds anything in it but a worker's age. */
    public static final Heartbeat BARE = new Heartbeat(
            Duration.ZERO,
            new Load(0, 0, 0),
            new Traffic(0, 0, 0, 0, 0, 0, 0),
            new Pauses(0, 0, 0, 0),
            new Errors(0, 0),
            0);

    /**
     * What a worker takes of its machine.
     *
     * @param cpu from 0 to 1
     * @param memoryBytes of the heap in use
     * @param residentBytes of the process
     */
    public record Load(double cpu, long memoryBytes, long residentBytes) {}

    /**
     * What a worker serves.
     *
     * @param tps transactions per second
     */
    public record Traffic(
            long aliveConnections,
            long totalConnections,
            long transactions,
            long durationMillis,
            double tps,
            long totalTransactions,
            long totalDurationMillis) {}

    /**
     * What kept a worker from serving.
     *
     * @param incrementalCollections of the young generation
     * @param fullCollections of the whole heap
     * @param gcPauseMillis spent in collections of both kinds
     * @param blockedMillis the longest time an event loop was blocked
     */
    public record Pauses(long incrementalCollections, long fullCollections, long gcPauseMillis, long blockedMillis) {}

    /** What went wrong in a worker: failed requests, and errors that nobody handled. */
    public record Errors(long count, long fatal) {}
}
