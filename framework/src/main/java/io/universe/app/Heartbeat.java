package io.universe.app;

import java.time.Duration;

/**
 * A worker's sign of life with its figures, as its master gets it and the policies judge it. What is not called total, or alive, or the
 * like is of the time since the heartbeat before, {@link #interval}.
 *
 * @param pid of the process
 * @param cycle number of this heartbeat, 1 and up
 * @param interval the time since the heartbeat before, or since the first moment that is counted
 * @param uptime since the start of the process
 * @param load what the worker takes of its machine
 * @param traffic what it serves over HTTP
 * @param gc what garbage collection took
 * @param errors what went wrong
 */
public record Heartbeat(
        long pid, long cycle, Duration interval, Duration uptime, Load load, Traffic traffic, Gc gc, Errors errors) {

    /**
     * What a worker takes of its machine.
     *
     * @param cpu part of all processors, from 0 to 1
     * @param residentBytes memory of the process that is in the machine's; where the platform does not tell, what the JVM has committed
     * @param heapUsedBytes of the heap, with what the next collection will free
     * @param heapCommittedBytes that the heap has got from the operating system
     * @param heapMaxBytes that the heap may grow to
     * @param threads that live
     * @param eventLoopDelay the longest time that something had to wait for an event loop, to a fifth of a second; of one that is blocked
     *     now, the time so far. Times in which the whole process stood still do not count
     */
    public record Load(
            double cpu,
            long residentBytes,
            long heapUsedBytes,
            long heapCommittedBytes,
            long heapMaxBytes,
            int threads,
            Duration eventLoopDelay) {}

    /**
     * What a worker serves over HTTP, counted before any handler of the application.
     *
     * @param aliveConnections open now
     * @param totalConnections since the start
     * @param inFlight requests that are not answered yet
     * @param transactions requests that were answered, or reset
     * @param durations how long their answers took, all together
     * @param tps transactions per second
     * @param totalTransactions since the start
     * @param totalDurations since the start
     */
    public record Traffic(
            long aliveConnections,
            long totalConnections,
            long inFlight,
            long transactions,
            Duration durations,
            double tps,
            long totalTransactions,
            Duration totalDurations) {}

    /**
     * What garbage collection took.
     *
     * @param incremental collections of the young generation, or of a part of the heap
     * @param full collections of the old generation, or of the whole heap
     * @param pause how long the application stood still for both
     * @param totalCollections of both kinds, since the start
     * @param totalPause since the start
     */
    public record Gc(long incremental, long full, Duration pause, long totalCollections, Duration totalPause) {}

    /**
     * What went wrong.
     *
     * @param count requests that were answered with 5xx, or reset
     * @param fatal exceptions that nobody handled, on an event loop or any other thread
     * @param totalCount as count, since the start
     */
    public record Errors(long count, long fatal, long totalCount) {}
}
