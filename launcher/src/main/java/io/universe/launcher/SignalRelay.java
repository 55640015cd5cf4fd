package io.universe.launcher;

import io.universe.worker.Signals;
import java.util.ArrayList;
import java.util.List;

/** Passes the signals that this process gets on to the one that is the master now; what comes while there is none waits for the next. Safe from any thread. */
final class SignalRelay implements AutoCloseable {

    private final List<Runnable> restorations = new ArrayList<>();
    private final List<String> waiting = new ArrayList<>();
    private long master;

    /** A stop may have been asked for that nobody has taken. */
    SignalRelay(boolean isStopWanted) {
        if (isStopWanted) {
            waiting.add("TERM");
        }
        for (String name : List.of("INT", "TERM", "HUP")) {
            restorations.add(Signals.on(name, () -> onSignal(name)));
        }
    }

    /** This process is the master now. */
    synchronized void passOnTo(Process process) {
        master = process.pid();
        waiting.forEach(name -> Successor.signal(name, master));
        waiting.clear();
        process.onExit().thenRun(this::onEnd);
    }

    private synchronized void onEnd() {
        master = 0;
    }

    private synchronized void onSignal(String name) {
        if (master == 0) {
            waiting.add(name);
        } else {
            Successor.signal(name, master);
        }
    }

    synchronized boolean isStopWanted() {
        return waiting.contains("TERM") || waiting.contains("INT");
    }

    @Override
    public void close() {
        restorations.forEach(Runnable::run);
    }
}
