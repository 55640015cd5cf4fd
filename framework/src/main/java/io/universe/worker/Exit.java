package io.universe.worker;

import java.time.Duration;

/** The one place where a worker's JVM is ended. */
final class Exit {

    /** What an application does in shutdown hooks is over by then, or is cut off: nobody else might end an orphan. */
    static final Duration HOOKS = Duration.ofSeconds(2);

    private Exit() {}

    /** Ends the JVM and never returns; the result is for callers that the compiler wants to see end. */
    static IllegalStateException now(ExitCode code) {
        haltAfterHooks(code);
        System.exit(code.code());
        return new IllegalStateException("exiting");
    }

    /** From here it takes {@link #HOOKS} at most until the JVM has ended, whatever the caller still does. */
    static void haltAfterHooks(ExitCode code) {
        Thread halting = new Thread(() -> haltLater(code), "halt");
        halting.setDaemon(true);
        halting.start();
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
