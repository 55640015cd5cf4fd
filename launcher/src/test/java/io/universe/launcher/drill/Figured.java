package io.universe.launcher.drill;

import io.universe.launcher.drill.Failure.Kind;
import java.time.Instant;

/** Figures as clients might have seen them. */
final class Figured {

    private static final long INTERVAL_NANOS = 20_000_000;

    private Figured() {}

    /** So many answers, each after two milliseconds, and these failures. */
    static Figures of(int answers, Failure... failures) {
        Tally tally = new Tally(INTERVAL_NANOS);
        for (int answer = 0; answer < answers; answer++) {
            tally.answered(answer % 2 == 0, 2_000_000);
        }
        for (Failure failure : failures) {
            tally.failed(failure);
        }
        return tally.cut();
    }

    /** A failure of a client that keeps its connection. */
    static Failure failure(Kind kind, long begunNanos, long connectedNanos) {
        return new Failure(Instant.EPOCH, kind, true, "in words", begunNanos, connectedNanos);
    }
}
