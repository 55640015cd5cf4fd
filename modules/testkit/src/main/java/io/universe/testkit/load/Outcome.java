package io.universe.testkit.load;

/** What became of a request. */
public enum Outcome {
    /** A complete answer came, whatever its status. */
    ANSWERED,
    /** The connection was refused: nobody listened. */
    REFUSED,
    /** A fresh connection ended before any byte of the answer. */
    RESET,
    /** A connection that had answered before ended before any byte of this answer: the race that every keep-alive server has. */
    STALE,
    /** The connection ended within the answer. */
    CUT,
    /** Nothing came in time. */
    TIMED_OUT
}
