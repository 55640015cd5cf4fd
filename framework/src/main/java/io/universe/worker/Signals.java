package io.universe.worker;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/** What a worker does on signals: it ignores those that a terminal sends to the whole process group, and takes TERM as the wish to drain. */
final class Signals {

    private Signals() {}

    /** Ignores INT and HUP, and runs the action on every TERM, on a thread of its own. */
    static void install(Runnable onTerminate) {
        Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
        Signal.handle(new Signal("HUP"), SignalHandler.SIG_IGN);
        Signal.handle(new Signal("TERM"), signal -> onTerminate.run());
    }
}
