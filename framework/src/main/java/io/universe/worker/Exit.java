package io.universe.worker;

import io.universe.control.DaemonThreads;
import java.time.Duration;

/** The one place where a worker's JVM is ended. */
final class Exit {

    /** What an application does in shutdown hooks is over by then, or is cut off: nobody else might end an orphan. */
    static final Duration HOOKS = Duration.ofSeconds(2);

    /** Of a JVM that writes a class-data archive at its end, which takes its time; its master ends it where it takes too long. */
    private static final boolean IS_TRAINING = System.getProperty("universe.worker.trains") != null;

    private Exit() {}

    /** Ends the JVM and never returns; the result is for callers that the compiler wants to see end. */
    static IllegalStateException now(ExitCode code) {
        return now(code, () -> {});
    }

    /** Does the last thing first. From here it takes {@link #HOOKS} at most until the JVM has ended, however long that and the hooks would take. */
    static IllegalStateException now(ExitCode code, Runnable lastThing) {
        if (!IS_TRAINING) {
            new DaemonThreads("halt").newThread(() -> haltLater(code)).start();
        }
        lastThing.run();
        System.exit(code.code());
        return new IllegalStateException("exiting");
    }

    private static void haltLater(ExitCode code) {
        try {
            Thread.sleep(HOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        atOnce(code);
    }

    /** Ends the JVM as it is: for one whose hooks could keep it, when nobody waits for it any more. */
    static void atOnce(ExitCode code) {
        Runtime.getRuntime().halt(code.code());
    }
}
