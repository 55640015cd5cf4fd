package io.universe.launcher.master;

import io.universe.control.DaemonThreads;
import java.util.function.Supplier;

/** Work during which a signal still ends the JVM at once: what the work has opened is closed then all the same. */
final class UntilSignalled {

    private UntilSignalled() {}

    /** Does the work on this thread; {@code close} is called, on another one, where the JVM ends during it. */
    static <T> T run(Runnable close, Supplier<T> work) {
        Thread hook = new DaemonThreads("closes-at-signal").newThread(close);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            remove(hook);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM ends already, and the hook runs.
        }
    }
}
