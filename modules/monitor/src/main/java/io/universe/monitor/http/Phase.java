package io.universe.monitor.http;

import java.time.Duration;

/** What a connection is about, and how long it may be about that. */
enum Phase {
    /** Its first request has not come, at least not its whole head. */
    SILENT(Duration.ofSeconds(10)),
    /** The body of a request is coming. */
    RECEIVING(Duration.ofSeconds(10)),
    /** A request is being answered, by a stream perhaps, which cuts who is too slow itself. */
    ANSWERING(Duration.ofDays(365)),
    /** An answer is complete, and the client has not taken all of it. */
    TAKING(Duration.ofMinutes(1)),
    /** Another request may come. */
    IDLE(Duration.ofSeconds(30));

    private final Duration patience;

    Phase(Duration patience) {
        this.patience = patience;
    }

    boolean isOver(long nanos) {
        return nanos > patience.toNanos();
    }

    /** Whether nobody works for it, so that it can be given up for others. */
    boolean isWaiting() {
        return this != ANSWERING;
    }
}
