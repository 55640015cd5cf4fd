package io.universe.launcher.config;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * For what a worker that serves is recycled.
 *
 * @param maxAge the age
 * @param maxAgeJitter part of it, from 0 to 1, that chance adds or takes off
 * @param maxRequests in the life of a worker; empty for any number
 * @param eventLoopBlocked for how long
 */
public record PolicySettings(
        Duration maxAge,
        double maxAgeJitter,
        BadGc badGc,
        OptionalInt maxRequests,
        MaxRss maxRss,
        Duration eventLoopBlocked) {

    /**
     * Less served at more cost, for garbage collection.
     *
     * @param dryRun what is found is recorded only
     * @param decay part of the best figures, from 0 to 1, that each heartbeat takes off
     */
    public record BadGc(boolean enable, boolean dryRun, double decay) {}

    /**
     * Resident memory.
     *
     * @param limit bytes; empty for any size
     * @param dryRun what is found is recorded only
     */
    public record MaxRss(Optional<Long> limit, boolean dryRun) {}
}
