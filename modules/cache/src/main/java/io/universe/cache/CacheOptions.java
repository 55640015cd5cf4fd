package io.universe.cache;

import java.time.Duration;
import java.util.Optional;

/**
 * How a namespace is. Immutable: begin with {@link #DEFAULTS} or {@link #of} and say what is otherwise. All but {@code codec} and {@code within}, which are this handle's own, are fixed by whoever uses the namespace first.
 *
 * @param codec how values are written down
 * @param within how long a call waits where it does not say; 10 s by default
 * @param persist whether values outlive a stop, or the end of every process at once; false by default. Where everything runs in one JVM they outlive nothing, and the log says so
 * @param expire how long a value is kept where the call does not say; empty, the default, for ever
 * @param maxEntries how many values there are at most; what was not read for the longest time gives way; 100,000 by default
 * @param near how many values each node keeps at hand, without asking anybody; 0, the default, for none. A node sees its own changes at once, those of others as soon as it hears of them, mostly within milliseconds, and 10 s after them at the latest, even where the news are lost
 * @param negative how long the failure of a loader is kept and given to who asks; empty, the default, not at all
 * @param onFailure what those that wait for a load get when it fails; FAIL_ALL by default
 */
public record CacheOptions<V>(
        ValueCodec<V> codec,
        Duration within,
        boolean persist,
        Optional<Duration> expire,
        int maxEntries,
        int near,
        Optional<Duration> negative,
        OnFailure onFailure) {

    /** What those that wait for a load get when it fails. */
    public enum OnFailure {
        /** The same failure. */
        FAIL_ALL,
        /** The next one tries, until all have. */
        NEXT_TRIES
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MANY = 100_000;

    /** Values of any kind that JSON and the event bus know. */
    public static final CacheOptions<Object> DEFAULTS = of(ValueCodec.ANY);

    /** Refuses what cannot be. */
    public CacheOptions {
        Durations.requirePositive("within", within);
        Durations.requirePositive("expire", expire);
        Durations.requirePositive("negative", negative);
        requireAtLeast("maxEntries", 1, maxEntries);
        requireAtLeast("near", 0, near);
    }

    /** The defaults, with values that this codec writes down. */
    public static <V> CacheOptions<V> of(ValueCodec<V> codec) {
        return new CacheOptions<>(
                codec, PATIENCE, false, Optional.empty(), MANY, 0, Optional.empty(), OnFailure.FAIL_ALL);
    }

    /** The same with another {@link #within()}. */
    public CacheOptions<V> within(Duration patience) {
        return new CacheOptions<>(codec, patience, persist, expire, maxEntries, near, negative, onFailure);
    }

    /** The same with another {@link #persist()}. */
    public CacheOptions<V> persist(boolean isPersisted) {
        return new CacheOptions<>(codec, within, isPersisted, expire, maxEntries, near, negative, onFailure);
    }

    /** The same with another {@link #expire()}. */
    public CacheOptions<V> expire(Duration life) {
        return new CacheOptions<>(codec, within, persist, Optional.of(life), maxEntries, near, negative, onFailure);
    }

    /** The same with another {@link #maxEntries()}. */
    public CacheOptions<V> maxEntries(int most) {
        return new CacheOptions<>(codec, within, persist, expire, most, near, negative, onFailure);
    }

    /** The same with another {@link #near()}. */
    public CacheOptions<V> near(int entries) {
        return new CacheOptions<>(codec, within, persist, expire, maxEntries, entries, negative, onFailure);
    }

    /** The same with another {@link #negative()}. */
    public CacheOptions<V> negative(Duration life) {
        return new CacheOptions<>(codec, within, persist, expire, maxEntries, near, Optional.of(life), onFailure);
    }

    /** The same with another {@link #onFailure()}. */
    public CacheOptions<V> onFailure(OnFailure rule) {
        return new CacheOptions<>(codec, within, persist, expire, maxEntries, near, negative, rule);
    }

    private static void requireAtLeast(String name, int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be " + least + " or more, got " + value);
        }
    }
}
