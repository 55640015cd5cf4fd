package io.universe.launcher.config;

import java.time.Duration;

/** Durations as operators write them: {@code 500ms}, {@code 5s}, {@code 10m}, {@code 2h}, {@code 3d}. */
public final class Durations {

    private Durations() {}

    /** Reads one between the shortest and the longest that is allowed. Throws IllegalArgumentException with a sentence that says the name, the text and what is allowed. */
    public static Duration parse(String name, String text, Duration shortest, Duration longest) {
        Type<Duration> type = Types.duration(shortest, longest);
        try {
            return type.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s: \"%s\" %s; allowed: %s".formatted(name, text, e.getMessage(), type.allowed()), e);
        }
    }
}
