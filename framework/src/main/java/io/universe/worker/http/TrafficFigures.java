package io.universe.worker.http;

/**
 * The figures of {@link Traffic} at one moment, since the start of the process.
 *
 * @param failed answered with 5xx, or reset
 */
public record TrafficFigures(
        long aliveConnections,
        long totalConnections,
        long inFlight,
        long totalTransactions,
        long failed,
        long totalDurationNanos) {}
