package io.universe.cluster.routing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The application's requests that reached this node and are not answered yet: what it still owes when it drains. What nobody answers is forgotten by a sweep. Safe from any thread. */
public final class Unanswered {

    /** After Vert.x's time-out for requests: nobody waits any more. */
    private static final int FORGOTTEN_AFTER_SWEEPS = 3;

    private final Map<String, Long> byReply = new ConcurrentHashMap<>();
    private final AtomicLong sweeps = new AtomicLong();

    void received(String reply) {
        byReply.put(reply, sweeps.get());
    }

    void answered(String reply) {
        byReply.remove(reply);
    }

    /** Whether nothing is owed. */
    public boolean isEmpty() {
        return byReply.isEmpty();
    }

    /** Forgets what was received long ago; to be called as often as {@link Requests#SWEEP_EVERY} says. */
    public void sweep() {
        long oldest = sweeps.incrementAndGet() - FORGOTTEN_AFTER_SWEEPS;
        byReply.values().removeIf(received -> received < oldest);
    }
}
