package io.universe.cache.port;

/** Time, and the one thread on which what a node has under way is kept. Safe from any thread. */
public interface Clockwork {

    /** Milliseconds since 1970, as the entries have them. */
    long nowMillis();

    /** For measuring how long something takes. */
    long nanoTime();

    /** Runs it on that thread, soon, and after everything that was given to this method before. What it throws is logged. False where this node has ended: it is not run then. */
    boolean execute(Runnable action);

    /** Runs it on that thread after so many milliseconds, unless it is called off by what this returns. */
    Runnable after(long millis, Runnable action);
}
