package io.universe.cache.hazelcast;

import java.util.concurrent.atomic.AtomicLong;

/** A quantity that is measured now and then, which takes a while, and kept up in between. What changes while it is measured counts. Safe from any thread. */
final class Estimate {

    private final AtomicLong changes = new AtomicLong();
    private volatile long offset;

    void add(long more) {
        changes.addAndGet(more);
    }

    long get() {
        return Math.max(0, offset + changes.get());
    }

    /** The mark to be taken before it is measured. */
    long mark() {
        return changes.get();
    }

    /** So much it was, at about the time of that mark. */
    void measured(long quantity, long mark) {
        offset = quantity - mark;
    }
}
