package io.universe.launcher.supervisor;

import java.time.Duration;

/**
 * When a worker that ended is spawned again. A worker ends early when it had not been READY for {@code minUptime}.
 *
 * @param minUptime READY for that long, a worker is respawned at once; default 2 s
 * @param backoffBase wait after the first early end, doubled by each further one; default 1 s
 * @param backoffCap longest wait; default 30 s
 * @param jitter part of a wait, from 0 to 1, that chance may take off; default 0.2
 * @param stableAfter READY for that long, a worker's earlier early ends are forgotten; default 60 s
 * @param maxEarlyEnds with more early ends than these within the window the context is errored; default 10
 * @param earlyEndWindow the window; default 60 s
 */
public record RestartPolicy(
        Duration minUptime,
        Duration backoffBase,
        Duration backoffCap,
        double jitter,
        Duration stableAfter,
        int maxEarlyEnds,
        Duration earlyEndWindow) {
    private static final Duration LONGEST = Duration.ofDays(1);
    /** 2³⁰ times the shortest base of 1 ms is more than the longest cap. */
    private static final int MOST_DOUBLINGS = 30;

    /** What holds where nothing is said. */
    public static final RestartPolicy DEFAULTS = new RestartPolicy(
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            0.2,
            Duration.ofSeconds(60),
            10,
            Duration.ofSeconds(60));

    public RestartPolicy {
        Timings.requireBetween("minUptime", minUptime, Duration.ZERO, LONGEST);
        Timings.requireBetween("backoffBase", backoffBase, Duration.ofMillis(1), LONGEST);
        Timings.requireBetween("backoffCap", backoffCap, backoffBase, LONGEST);
        Timings.requireBetween("stableAfter", stableAfter, minUptime, LONGEST);
        Timings.requireBetween("earlyEndWindow", earlyEndWindow, Duration.ofMillis(1), LONGEST);
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter must be between 0 and 1, got " + jitter);
        }
        if (maxEarlyEnds < 1) {
            throw new IllegalArgumentException("maxEarlyEnds must be 1 or more, got " + maxEarlyEnds);
        }
    }

    /** The same with another {@link #minUptime()}; nothing is stable before it has lasted that long. */
    public RestartPolicy withMinUptime(Duration uptime) {
        Duration stable = stableAfter.compareTo(uptime) < 0 ? uptime : stableAfter;
        return new RestartPolicy(uptime, backoffBase, backoffCap, jitter, stable, maxEarlyEnds, earlyEndWindow);
    }

    /**
     * The wait before the next spawn. Jitter only shortens it, so that the cap holds.
     *
     * @param earlierEnds early ends in a row before this one, 0 and up
     * @param chance from 0 to 1
     */
    Duration backoff(int earlierEnds, double chance) {
        long doubled = backoffBase.toMillis() << Math.min(earlierEnds, MOST_DOUBLINGS);
        long capped = Math.min(doubled, backoffCap.toMillis());
        return Duration.ofMillis(Math.round(capped * (1 - jitter * chance)));
    }
}
