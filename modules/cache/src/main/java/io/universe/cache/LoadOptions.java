package io.universe.cache;

import java.time.Duration;
import java.util.Optional;

/**
 * How one get-or-load is done. Immutable.
 *
 * @param within how long this caller waits; as the cache has it where empty
 * @param expire how long what is loaded is kept; as the namespace has it where empty
 */
public record LoadOptions(Optional<Duration> within, Optional<Duration> expire) {

    /** All as the namespace has it. */
    public static final LoadOptions DEFAULTS = new LoadOptions(Optional.empty(), Optional.empty());

    /** Refuses durations that are not positive. */
    public LoadOptions {
        Durations.requirePositive("within", within);
        Durations.requirePositive("expire", expire);
    }

    /** The same, waiting so long at most. */
    public LoadOptions within(Duration patience) {
        return new LoadOptions(Optional.of(patience), expire);
    }

    /** The same, keeping it for so long. */
    public LoadOptions expire(Duration life) {
        return new LoadOptions(within, Optional.of(life));
    }
}
