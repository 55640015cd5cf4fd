package io.universe.cluster.registrations;

import io.universe.cluster.timing.Backoff;
import io.universe.cluster.timing.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Work that is repeated until it succeeds once after the last request for it: one run at a time, requests that come in a burst share one, failures
 * back off. Not thread-safe: its owner's thread calls everything, and completes the work's future.
 */
final class Reconciliation {

    private static final Duration BURST = Duration.ofMillis(50);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));

    private final Supplier<Future<Void>> work;
    private final Timer timer;
    private boolean isWanted;
    private boolean isRunning;
    private int failures;
    private long waits;

    Reconciliation(Supplier<Future<Void>> work, Timer timer) {
        this.work = work;
        this.timer = timer;
    }

    /** Something changed: the work is to be done, soon. */
    void request() {
        isWanted = true;
        failures = 0;
        schedule(BURST);
    }

    /** Something changed that may help: if work is waiting after a failure, it need not wait longer. */
    void hasten() {
        if (isWanted) {
            request();
        }
    }

    private void schedule(Duration wait) {
        if (isRunning) {
            return;
        }
        long ticket = ++waits;
        timer.after(wait, () -> {
            if (ticket == waits) {
                run();
            }
        });
    }

    private void run() {
        if (isRunning || !isWanted) {
            return;
        }
        isRunning = true;
        isWanted = false;
        work.get().onComplete(done -> onDone(done.succeeded()));
    }

    private void onDone(boolean hasSucceeded) {
        isRunning = false;
        failures = hasSucceeded ? 0 : failures + 1;
        boolean isRepeat = isWanted;
        isWanted = isWanted || !hasSucceeded;
        if (isWanted) {
            schedule(isRepeat ? BURST : BACKOFF.after(failures));
        }
    }
}
