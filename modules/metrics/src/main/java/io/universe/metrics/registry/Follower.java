package io.universe.metrics.registry;

import java.util.function.DoubleConsumer;

/**
 * Follows what counts by itself, and adds what that has grown by. One that is registered again goes on where the one before has stopped: what it follows may be the same, or have begun anew, which is told by that it
 * is less. Safe from any thread.
 */
final class Follower {

    private final DoubleConsumer growth;
    private double seen;
    private boolean isFirst = true;
    private boolean isOver;

    /** Of what nobody has followed before. */
    Follower(DoubleConsumer growth) {
        this(growth, 0);
    }

    private Follower(DoubleConsumer growth, double seen) {
        this.growth = growth;
        this.seen = seen;
    }

    /** Takes its place, and adds to the same. */
    synchronized Follower next() {
        isOver = true;
        return new Follower(growth, seen);
    }

    /** It has counted so much by now. Where that is less than before, it is waited for. */
    synchronized void follow(double now) {
        if (isOver || Double.isNaN(now)) {
            return;
        }
        if (isFirst && now < seen) {
            seen = 0;
        }
        isFirst = false;
        if (now > seen) {
            growth.accept(now - seen);
            seen = now;
        }
    }
}
