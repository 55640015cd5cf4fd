package io.universe.launcher.supervisor;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long each stage of a worker may last.
 *
 * @param startTimeout from spawn to the first report; default 60 s
 * @param warmUpTimeout for the warm-up; default 60 s
 * @param stopTimeout for a drain, before SIGTERM; default 30 s
 * @param terminateTimeout after SIGTERM, before SIGKILL; default 5 s
 * @param killTimeout after SIGKILL, before it is sent again; default 5 s
 * @param releaseTimeout how long the last worker of a context with a port waits for the others to close the listening socket before
 *     it drains too; default 2 s
 * @param debugTimeout how long a worker may be debugged; default 30 min
 */
public record Timings(
        Duration startTimeout,
        Duration warmUpTimeout,
        Duration stopTimeout,
        Duration terminateTimeout,
        Duration killTimeout,
        Duration releaseTimeout,
        Duration debugTimeout) {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** What holds where nothing is said. */
    public static final Timings DEFAULTS = new Timings(
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofMinutes(30));

    public Timings {
        requireBetween("startTimeout", startTimeout, SHORTEST, LONGEST);
        requireBetween("warmUpTimeout", warmUpTimeout, SHORTEST, LONGEST);
        requireBetween("stopTimeout", stopTimeout, SHORTEST, LONGEST);
        requireBetween("terminateTimeout", terminateTimeout, SHORTEST, LONGEST);
        requireBetween("killTimeout", killTimeout, SHORTEST, LONGEST);
        requireBetween("releaseTimeout", releaseTimeout, SHORTEST, LONGEST);
        requireBetween("debugTimeout", debugTimeout, SHORTEST, LONGEST);
    }

    /** The same with another {@link #stopTimeout()}. */
    public Timings withStopTimeout(Duration timeout) {
        return new Timings(
                startTimeout, warmUpTimeout, timeout, terminateTimeout, killTimeout, releaseTimeout, debugTimeout);
    }

    /** How long the stage may last; empty for a stage without a deadline. */
    public Optional<Duration> limit(Stage stage) {
        return switch (stage) {
            case STARTING -> Optional.of(startTimeout);
            case WARMING -> Optional.of(warmUpTimeout);
            case DEBUGGED -> Optional.of(debugTimeout);
            case DRAINING -> Optional.of(stopTimeout);
            case TERMINATING -> Optional.of(terminateTimeout);
            case KILLING -> Optional.of(killTimeout);
            case STANDBY, READY, PAUSED, EXITED -> Optional.empty();
        };
    }

    /** When a worker that comes to the stage now must have left it; empty for a stage without a deadline. */
    OptionalLong deadline(Stage stage, long nowNanos) {
        return limit(stage).stream()
                .mapToLong(limit -> nowNanos + limit.toNanos())
                .findFirst();
    }

    static void requireBetween(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " must be between " + least + " and " + most + ", got " + value);
        }
    }
}
