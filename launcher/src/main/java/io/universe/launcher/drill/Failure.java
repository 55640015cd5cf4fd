package io.universe.launcher.drill;

import java.time.Instant;
import java.util.Locale;

/**
 * A request that came to nothing.
 *
 * @param at when the client saw it
 * @param isKeptAlive whether the client keeps its connection
 * @param text what the client was told
 * @param begunNanos when the request began
 * @param connectedNanos when its connection was there; where there was none, when the request began
 */
public record Failure(Instant at, Kind kind, boolean isKeptAlive, String text, long begunNanos, long connectedNanos) {

    /** In which way. */
    public enum Kind {
        /** Nobody listened. */
        REFUSED,
        /** A fresh connection ended before any byte of the answer. */
        RESET,
        /** A connection that had answered before ended before any byte of this answer. */
        STALE,
        /** The connection ended within the answer. */
        CUT,
        /** Nothing came in time. */
        TIMED_OUT,
        /** The answer was 500 or above. */
        SERVER_ERROR
    }

    /** The failure in one line: when, with what kind of connection, how. */
    public String shown() {
        return "%s %s (%s): %s"
                .formatted(
                        at,
                        kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        isKeptAlive ? "keep-alive" : "a connection for each request",
                        text);
    }
}
