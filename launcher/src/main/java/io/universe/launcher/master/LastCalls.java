package io.universe.launcher.master;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What hung processes are asked before they are told to end: which threads they have. The question is a process of its own, which is started elsewhere, so that the supervision thread does not wait;
 * a TERM ordered meanwhile comes after it, and would otherwise end what was to answer. Used by the supervision thread.
 */
final class LastCalls {

    private static final Logger LOG = LoggerFactory.getLogger(LastCalls.class);
    private static final long PATIENCE_MILLIS = 2_000;

    private final Map<Process, CompletableFuture<?>> calls = new ConcurrentHashMap<>();
    private final Function<Process, CompletableFuture<?>> asking;

    LastCalls() {
        this(process -> CompletableFuture.supplyAsync(() -> quit(process)).thenCompose(Process::onExit));
    }

    /** Asks by the given function, whose future is done when the process has the question. */
    LastCalls(Function<Process, CompletableFuture<?>> asking) {
        this.asking = asking;
    }

    /** A JVM prints its threads to its output on SIGQUIT, for which Java has no call. */
    private static Process quit(Process process) {
        try {
            return new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void dumpThreads(Process process) {
        CompletableFuture<?> call = asking.apply(process)
                .orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .handle((v, cause) -> {
                    if (cause != null) {
                        LOG.warn("pid={} cannot be asked for its threads: {}", process.pid(), cause.toString());
                    }
                    return v;
                });
        calls.put(process, call);
        call.thenRun(() -> calls.remove(process, call));
    }

    /** At once, or as soon as the process has been asked for its threads. */
    void terminate(Process process) {
        CompletableFuture<?> call = calls.get(process);
        if (call == null) {
            process.destroy();
        } else {
            call.thenRun(process::destroy);
        }
    }
}
