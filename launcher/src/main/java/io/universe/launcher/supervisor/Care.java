package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.policy.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a context's workers are looked after while they serve.
 *
 * @param tolerance a worker that is silent for longer is recycled, 1 ms to 1 day; empty: nobody listens; default 15 s
 * @param policies what is asked of each heartbeat, in this order
 * @param standbys how many workers are kept booted and warmed up without a slot, 0 and up; default 0
 */
public record Care(Optional<Duration> tolerance, List<Policy<?>> policies, int standbys) {
    /** Nobody listens, nothing is asked. */
    public static final Care NONE = new Care(Optional.empty(), List.of(), 0);

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    public Care {
        policies = List.copyOf(policies);
        tolerance.ifPresent(value -> Timings.requireBetween("tolerance", value, SHORTEST, LONGEST));
        if (standbys < 0) {
            throw new IllegalArgumentException("standbys must be 0 or more, got " + standbys);
        }
    }
}
