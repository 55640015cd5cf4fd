package io.universe.worker;

import io.universe.control.ControlLink;
import io.universe.control.DaemonThreads;
import io.universe.control.WorkerMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time in which a worker serves on without a master: it tries to come back, to the next master or to the old one, again and again, until it is welcomed or the patience is over. A connection alone is no
 * welcome. Its methods may be called from any thread.
 */
final class Orphanhood {

    private static final Logger LOG = LoggerFactory.getLogger(Orphanhood.class);
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    private final ControlLink link;
    private final ControlLink.Listener listener;
    private final ScheduledExecutorService clockwork;
    private @Nullable ScheduledFuture<?> patience;
    private @Nullable Thread dialling;

    Orphanhood(ControlLink link, ControlLink.Listener listener, ScheduledExecutorService clockwork) {
        this.link = link;
        this.listener = listener;
        this.clockwork = clockwork;
    }

    /** The connection has ended; in the midst of an orphanhood that is one more try that came to nothing. */
    synchronized void begin(Duration atMost, Runnable onOver) {
        if (patience == null) {
            patience = clockwork.schedule(onOver, atMost.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Tries to come back, with this as the first message. */
    synchronized void dialFor(Supplier<WorkerMessage> returning) {
        if (dialling == null) {
            Thread begun = new DaemonThreads("control-dial").newThread(() -> dial(returning));
            dialling = begun;
            begun.start();
        }
    }

    /** There is a master again. */
    synchronized void end() {
        ScheduledFuture<?> waiting = patience;
        patience = null;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    private void dial(Supplier<WorkerMessage> returning) {
        long pauseMillis = FIRST_PAUSE_MILLIS;
        while (!isConnected(returning)) {
            try {
                Thread.sleep(pauseMillis / 2 + ThreadLocalRandom.current().nextLong(pauseMillis / 2 + 1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
        }
    }

    /** What comes over the connection may end it at once, so that the next dialling begins. */
    private synchronized boolean isConnected(Supplier<WorkerMessage> returning) {
        try {
            dialling = null;
            link.reconnect(returning, listener);
            return true;
        } catch (IOException | RuntimeException e) { // or nobody would dial any more
            LOG.debug("There is no master yet", e);
            dialling = Thread.currentThread();
            return false;
        }
    }
}
