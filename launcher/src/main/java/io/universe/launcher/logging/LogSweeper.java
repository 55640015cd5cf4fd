package io.universe.launcher.logging;

import io.universe.control.DaemonThreads;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has {@code log/} swept at once and then every minute, on a thread of its own: nobody who starts a worker waits for it, and nothing that lies there ends it. */
public final class LogSweeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogSweeper.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final LogJanitor janitor;
    private final Supplier<Set<String>> living;
    private final Clock clock;
    private final ScheduledExecutorService thread;

    /** Begins; {@code living} tells the incarnations that write. */
    public static LogSweeper begin(LogJanitor janitor, Supplier<Set<String>> living, Clock clock) {
        return new LogSweeper(
                janitor, living, clock, Executors.newSingleThreadScheduledExecutor(new DaemonThreads("log-sweeper")));
    }

    LogSweeper(LogJanitor janitor, Supplier<Set<String>> living, Clock clock, ScheduledExecutorService thread) {
        this.janitor = janitor;
        this.living = living;
        this.clock = clock;
        this.thread = thread;
        thread.scheduleWithFixedDelay(this::sweep, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A throw would end all sweeps to come. */
    private void sweep() {
        try {
            janitor.sweep(living.get(), clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("Old logs are kept: {}", e.toString());
        }
    }

    /** Sweeps no more. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
