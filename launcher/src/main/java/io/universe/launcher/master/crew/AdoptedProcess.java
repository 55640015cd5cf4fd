package io.universe.launcher.master.crew;

import io.universe.launcher.process.ProcessLook;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * The process of a worker that another master has started, as if it were a child of this one: but nobody tells how it ends, and that it has ended is found by looking. {@link #look} does so at once; somebody should
 * call it when the control connection has ended, for the JDK alone takes more than a second. Safe from any thread.
 */
final class AdoptedProcess extends Process {

    /** No exit value: nobody can know it. */
    static final int UNKNOWN = -1;

    private final ProcessHandle handle;
    private final CompletableFuture<Process> exit = new CompletableFuture<>();

    AdoptedProcess(ProcessHandle handle) {
        this.handle = handle;
        handle.onExit().thenRun(() -> exit.complete(this));
    }

    /** Whether it has ended; whoever waits for the exit hears of it. */
    boolean look() {
        if (ProcessLook.hasEnded(handle)) {
            exit.complete(this);
        }
        return exit.isDone();
    }

    @Override
    public CompletableFuture<Process> onExit() {
        return exit;
    }

    @Override
    public int exitValue() {
        return UNKNOWN;
    }

    @Override
    public boolean isAlive() {
        return !look();
    }

    @Override
    public long pid() {
        return handle.pid();
    }

    @Override
    public ProcessHandle toHandle() {
        return handle;
    }

    @Override
    public void destroy() {
        handle.destroy();
    }

    @Override
    public Process destroyForcibly() {
        handle.destroyForcibly();
        return this;
    }

    @Override
    public int waitFor() throws InterruptedException {
        Future<Integer> end = exit.thenApply(Process::exitValue);
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }
}
