package io.universe.launcher.archive;

import io.universe.control.DaemonThreads;
import io.universe.launcher.archive.Archives.Wanted;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that a universe has an archive: has it made while nothing else happens, on a thread of its own. */
public final class ArchiveKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ArchiveKeeper.class);

    /** How long nothing must have happened before the first is made. */
    private static final Duration CALM = Duration.ofSeconds(2);

    /** A training that was told to end has ended by then. */
    private static final long ENDING_MILLIS = 2_000;

    private final Archives archives;
    private final Trainer trainer;
    private final LongSupplier nanoClock;
    private final ScheduledExecutorService thread;
    /** Owned by the thread. */
    private final Attempts attempts = new Attempts(CALM);

    private volatile boolean isCalm;
    private volatile long calmSinceNanos;

    ArchiveKeeper(Archives archives, Trainer trainer, LongSupplier nanoClock, ScheduledExecutorService thread) {
        this.archives = archives;
        this.trainer = trainer;
        this.nanoClock = nanoClock;
        this.thread = thread;
    }

    /** Keeps these archives; whoever listens hears what becomes of them, on any thread. */
    public static ArchiveKeeper of(Archives archives, Surroundings surroundings, Consumer<ArchiveNews> listener) {
        archives.listen(listener);
        return new ArchiveKeeper(
                archives,
                new Training(archives, surroundings),
                System::nanoTime,
                Executors.newSingleThreadScheduledExecutor(new DaemonThreads("archive-keeper")));
    }

    /** Hears on one thread, which does not wait, whether every worker is there that should be and none on its way, and whether the master is on its way out. */
    public void onChange(boolean calm, boolean leaving) {
        if (leaving) {
            trainer.end();
        }
        boolean becomesCalm = calm && !leaving && !isCalm;
        if (becomesCalm) {
            calmSinceNanos = nanoClock.getAsLong();
        }
        isCalm = calm && !leaving;
        if (becomesCalm) {
            lookIn(CALM.toNanos());
        }
    }

    private void lookIn(long nanos) {
        try {
            thread.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("No archive is made any more");
        }
    }

    /** Whatever is thrown ends here: an executor would keep it to itself. */
    private void look() {
        try {
            archives.sweep();
            archives.wanted().ifPresent(this::consider);
        } catch (RuntimeException e) {
            LOG.error("Keeping the archive met a bug", e);
        }
    }

    private void consider(Wanted wanted) {
        OptionalLong calm = attempts.calmNanosFor(wanted.key());
        if (!isCalm || calm.isEmpty()) {
            return;
        }
        long missingNanos = calmSinceNanos + calm.getAsLong() - nanoClock.getAsLong();
        if (missingNanos > 0) {
            lookIn(missingNanos);
        } else {
            make(wanted);
        }
    }

    private void make(Wanted wanted) {
        long begunNanos = nanoClock.getAsLong();
        attempts.onBegun(wanted.key());
        try {
            trainer.train(wanted.key(), wanted.code().classPath().get(0));
            archives.onMade(wanted, (nanoClock.getAsLong() - begunNanos) / 1_000_000);
        } catch (IOException | RuntimeException e) {
            onFailure(wanted, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void onFailure(Wanted wanted, Exception cause) {
        attempts.onFailed(wanted.key());
        if (!(cause instanceof CancellationException)) {
            archives.onFailed(wanted, String.valueOf(cause.getMessage()));
        }
    }

    /** Ends what is being made; idempotent. */
    @Override
    public void close() {
        trainer.end();
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(ENDING_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("The making of an archive does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
