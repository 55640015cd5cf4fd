package io.universe.launcher.cli;

/** Who waits for the end of a master in this process. */
public enum Standing {
    /** Whoever has run it, at a terminal or as a service. */
    FOREGROUND,
    /** Nobody: {@code start} has. */
    BACKGROUND,
    /** The master before it, which waits in the foreground and starts the next one. */
    AWAITED
}
