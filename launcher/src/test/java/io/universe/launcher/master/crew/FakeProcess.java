package io.universe.launcher.master.crew;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A process that ends when the test says so, and remembers the signals it got. Its pid is one that no process can have. */
public final class FakeProcess extends Process {

    private static final long NOBODY = 99_999_999;

    private final CompletableFuture<Process> exit = new CompletableFuture<>();
    private final CompletableFuture<Void> terminated = new CompletableFuture<>();
    private final List<String> signals = new CopyOnWriteArrayList<>();
    private volatile int exitValue;

    void exits(int value) {
        exitValue = value;
        exit.complete(this);
    }

    public List<String> signals() {
        return signals;
    }

    CompletableFuture<Void> terminated() {
        return terminated;
    }

    @Override
    public long pid() {
        return NOBODY;
    }

    @Override
    public CompletableFuture<Process> onExit() {
        return exit;
    }

    @Override
    public boolean isAlive() {
        return !exit.isDone();
    }

    @Override
    public int exitValue() {
        return exitValue;
    }

    @Override
    public void destroy() {
        signals.add("TERM");
        terminated.complete(null);
    }

    @Override
    public Process destroyForcibly() {
        signals.add("KILL");
        return this;
    }

    @Override
    public int waitFor() {
        return exit.thenApply(Process::exitValue).join();
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
