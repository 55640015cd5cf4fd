package io.universe.benchmarks;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;

/** What is done where Ctrl-C or TERM ends a benchmark: nothing that it has started outlives it, though universes are in sessions of their own. Runs on a hook of the JVM's end. */
final class Interruption {

    /** As long as a universe may take to stop. */
    private static final long TO_STOP_SECONDS = 60;

    private static final long TO_CLEAN_UP_SECONDS = 20;

    private Interruption() {}

    /** Measures on this thread, and returns the exit code. */
    static int guard(IntSupplier measurement) {
        Thread measuring = Thread.currentThread();
        CountDownLatch over = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(measuring, over), "interrupted"));
        try {
            return measurement.getAsInt();
        } finally {
            over.countDown();
        }
    }

    /** Children first, since a master that stops ends its workers; then who measures finds them gone, and removes their homes. */
    private static void end(Thread measuring, CountDownLatch over) {
        if (over.getCount() == 0) {
            return;
        }
        List<ProcessHandle> started = ProcessHandle.current().descendants().toList();
        try {
            stop(ProcessHandle.current().children().toList());
            measuring.interrupt();
            if (!over.await(TO_CLEAN_UP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("a home may be left in the temporary directory");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            started.forEach(ProcessHandle::destroyForcibly);
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static void stop(List<ProcessHandle> children) throws InterruptedException {
        children.forEach(ProcessHandle::destroy);
        try {
            CompletableFuture.allOf(children.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(TO_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            System.err.println("not everything has stopped in time, and is killed: " + e);
        }
    }
}
