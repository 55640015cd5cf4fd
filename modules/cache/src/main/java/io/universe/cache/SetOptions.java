package io.universe.cache;

import java.time.Duration;
import java.util.Optional;

/**
 * How one value is set. Immutable.
 *
 * @param leavesIfNotNull whether a value that is there stays; one that is null is there too
 * @param within how long the caller waits; as the cache has it where empty
 * @param expire how long the value is kept; as the namespace has it where empty
 */
public record SetOptions(boolean leavesIfNotNull, Optional<Duration> within, Optional<Duration> expire) {

    /** In any case, and all as the namespace has it. */
    public static final SetOptions DEFAULTS = new SetOptions(false, Optional.empty(), Optional.empty());

    /** Refuses durations that are not positive. */
    public SetOptions {
        Durations.requirePositive("within", within);
        Durations.requirePositive("expire", expire);
    }

    /** The same, but a value that is there stays. */
    public SetOptions leaveIfNotNull() {
        return new SetOptions(true, within, expire);
    }

    /** The same, waiting so long at most. */
    public SetOptions within(Duration patience) {
        return new SetOptions(leavesIfNotNull, Optional.of(patience), expire);
    }

    /** The same, keeping it for so long. */
    public SetOptions expire(Duration life) {
        return new SetOptions(leavesIfNotNull, within, Optional.of(life));
    }
}
