package io.universe.cache.local;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes that all entries of a process may have together. Safe from any thread. */
final class Budget {

    private final long most;
    private final AtomicLong used = new AtomicLong();

    Budget(long most) {
        this.most = most;
    }

    boolean hasRoomFor(long bytes) {
        return used.get() + bytes <= most;
    }

    boolean isOverdrawn() {
        return used.get() > most;
    }

    void use(long bytes) {
        used.addAndGet(bytes);
    }

    long most() {
        return most;
    }
}
