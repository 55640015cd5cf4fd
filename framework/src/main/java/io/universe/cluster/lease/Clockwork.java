package io.universe.cluster.lease;

/** The one thread that owns the leases of a node, and its monotonic clock. */
interface Clockwork {

    /** May be asked on any thread. */
    long nanoTime();

    /** Runs the action there, later; what is returned calls it off. */
    Runnable after(long nanos, Runnable action);

    /** Runs the action there, soon; may be called on any thread. False, and without effect, once the node has left. */
    boolean execute(Runnable action);
}
