package io.universe.launcher.process;

import java.util.function.Consumer;
import sun.misc.Signal;

/** Signals, sent and received. */
public final class Signals {

    private Signals() {}

    /** Sends SIGQUIT, on which a JVM prints its threads to its output. Nothing happens where the process is gone. */
    public static void dumpThreads(long pid) {
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Calls the handler with the name, such as {@code TERM}, each time the signal comes; on a thread of its own. */
    public static void onSignal(String name, Consumer<String> handler) {
        Signal.handle(new Signal(name), signal -> handler.accept(signal.getName()));
    }
}
