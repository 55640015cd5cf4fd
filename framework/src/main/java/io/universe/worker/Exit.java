package io.universe.worker;

/** The one place where a worker's JVM is ended. */
final class Exit {

    private Exit() {}

    /** Ends the JVM and never returns; the result is for callers that the compiler wants to see end. */
    static IllegalStateException now(ExitCode code) {
        System.exit(code.code());
        return new IllegalStateException("exiting");
    }

    /** Ends the JVM as it is: for one whose hooks could keep it, when nobody waits for it any more. */
    static void atOnce(ExitCode code) {
        Runtime.getRuntime().halt(code.code());
    }
}
