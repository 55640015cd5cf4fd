package io.universe.launcher.supervisor.policy;

import java.time.Duration;
import java.util.Map;

/**
 * Against workers that are too old.
 *
 * @param maxAge default 3 days, 1 s and up
 * @param jitter part of the age, from 0 to 1, that chance may add or take off, so that workers of the same age do not all go at once;
 *     default 0.1
 */
public record MaxAge(Duration maxAge, double jitter) implements Policy<Nothing> {
    /** What holds where nothing is said. */
    public static final MaxAge DEFAULT = new MaxAge(Duration.ofDays(3), 0.1);

    public MaxAge {
        if (maxAge.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("maxAge must be 1 s or more, got " + maxAge);
        }
        Figures.requireShare("jitter of maxAge", jitter);
    }

    @Override
    public String name() {
        return "max-age";
    }

    @Override
    public Nothing beginning() {
        return Nothing.NOTHING;
    }

    @Override
    public Judgement<Nothing> judge(Nothing memory, Observation seen) {
        Duration limit = limit(seen.chance());
        return seen.age().compareTo(limit) < 0
                ? Judgement.good(memory)
                : Judgement.bad(
                        memory,
                        Map.of(
                                "age", seen.age().toSeconds() + "s",
                                "limit", limit.toSeconds() + "s",
                                "maxAge", maxAge.toSeconds() + "s"));
    }

    private Duration limit(double chance) {
        double part = 1 + jitter * (2 * chance - 1);
        return Duration.ofMillis(Math.round(maxAge.toMillis() * part));
    }
}
