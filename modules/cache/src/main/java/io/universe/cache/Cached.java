package io.universe.cache;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What a key has: a value, which may be null, or nothing. Immutable.
 *
 * @param isPresent whether there is a value
 * @param valueOrNull the value; null where it is null, and where there is none
 */
public record Cached<V>(boolean isPresent, @Nullable V valueOrNull) {

    private static final Cached<?> ABSENT = new Cached<>(false, null);

    /** Refuses a value that is not there. */
    public Cached {
        if (!isPresent && valueOrNull != null) {
            throw new IllegalArgumentException("what is absent has no value, got " + valueOrNull);
        }
    }

    /** Nothing. */
    @SuppressWarnings("unchecked")
    public static <V> Cached<V> absent() {
        return (Cached<V>) ABSENT;
    }

    /** This value. */
    public static <V> Cached<V> of(@Nullable V value) {
        return new Cached<>(true, value);
    }

    /** The value. Throws NoSuchElementException where there is none. */
    public @Nullable V value() {
        if (!isPresent) {
            throw new NoSuchElementException("there is no value");
        }
        return valueOrNull;
    }

    /** The value, or the other one where there is none. */
    public @Nullable V orElse(@Nullable V other) {
        return isPresent ? valueOrNull : other;
    }
}
