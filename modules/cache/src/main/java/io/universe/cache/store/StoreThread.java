package io.universe.cache.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that touches the files of a directory. It takes what waits, in order, as one batch: the writes of a batch share a commit and an fsync. In between it forces what is
 * due, and compacts. Others only put work in; whatever completes a future does so on this thread.
 */
final class StoreThread {

    private static final int MOST_IN_A_BATCH = 1000;
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** Writes in memory that wait for the disk; more are refused. */
    static final long MOST_WAITING_BYTES = 64L << 20;

    private final LongSupplier nanoTime;
    private final Path directory;
    private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final List<NamespaceWriter> writers = new ArrayList<>();
    private final Thread thread;
    private boolean takesWork = true;
    private boolean isEnded;

    StoreThread(Path directory, LongSupplier nanoTime) {
        this.directory = directory;
        this.nanoTime = nanoTime;
        this.thread = new Thread(this::run, "universe-store");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Writes with the next batch; fails at once where too much waits. */
    CompletableFuture<Void> write(NamespaceWriter writer, Write write) {
        long bytes = write.bytes();
        if (waitingBytes.addAndGet(bytes) > MOST_WAITING_BYTES) {
            waitingBytes.addAndGet(-bytes);
            return CompletableFuture.failedFuture(tooMuch());
        }
        boolean isTaken = submit(() -> {
            waitingBytes.addAndGet(-bytes);
            writer.write(write);
        });
        return isTaken ? write.done() : CompletableFuture.failedFuture(closed());
    }

    private synchronized boolean submit(Runnable piece) {
        return takesWork && work.add(piece);
    }

    private StoreException closed() {
        return StoreException.of("The store in " + directory + " is closed. Open it again to use it");
    }

    private StoreException tooMuch() {
        return StoreException.of("More than " + (MOST_WAITING_BYTES >> 20) + " MB wait to be written to " + directory
                + ": the disk is slower than what comes. Wait for earlier writes to complete before writing more");
    }

    /** Does something between batches, after all that was put in before it has been acknowledged. */
    <T extends @Nullable Object> CompletableFuture<T> between(Supplier<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        boolean isTaken = submit(() -> {
            endBatch();
            complete(result, action);
        });
        return isTaken ? result : CompletableFuture.failedFuture(closed());
    }

    /** Takes no more work, does what waits, and this last. */
    synchronized CompletableFuture<Void> end(Runnable last) {
        CompletableFuture<Void> ended = between(() -> {
            isEnded = true;
            last.run();
            return null;
        });
        takesWork = false;
        return ended;
    }

    private static <T extends @Nullable Object> void complete(CompletableFuture<T> result, Supplier<T> action) {
        try {
            result.complete(action.get());
        } catch (RuntimeException | AssertionError e) {
            result.completeExceptionally(e);
        }
    }

    /** Only on the thread itself, as is {@link #remove}. */
    void add(NamespaceWriter writer) {
        writers.add(writer);
    }

    void remove(NamespaceWriter writer) {
        writers.remove(writer);
    }

    private void run() {
        while (!isEnded) {
            take().ifPresentOrElse(this::runBatch, this::compactOne);
            long now = nanoTime.getAsLong();
            writers.forEach(writer -> writer.forceIfDue(now));
        }
    }

    private Optional<Runnable> take() {
        try {
            return Optional.ofNullable(work.poll(nanosToWait(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            // Nobody has a reason to; an interrupted thread would close the files that it touches.
            return Optional.empty();
        }
    }

    private long nanosToWait() {
        long now = nanoTime.getAsLong();
        long force = writers.stream()
                .mapToLong(writer -> writer.nanosUntilForce(now))
                .min()
                .orElse(Long.MAX_VALUE);
        return writers.stream().anyMatch(NamespaceWriter::wantsCompaction) ? Math.min(force, IDLE_NANOS) : force;
    }

    private void runBatch(Runnable first) {
        List<Runnable> batch = new ArrayList<>();
        batch.add(first);
        work.drainTo(batch, MOST_IN_A_BATCH - 1);
        batch.forEach(Runnable::run);
        endBatch();
    }

    private void endBatch() {
        long now = nanoTime.getAsLong();
        writers.forEach(writer -> writer.endBatch(now));
    }

    private void compactOne() {
        long now = nanoTime.getAsLong();
        writers.stream()
                .filter(NamespaceWriter::wantsCompaction)
                .findFirst()
                .ifPresent(writer -> writer.compactWhileIdle(now));
    }
}
