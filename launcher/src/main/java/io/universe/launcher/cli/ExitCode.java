package io.universe.launcher.cli;

/** The exit codes of every process of a universe, and whether a master starts a worker again that ends with it. */
public enum ExitCode {
    /** Done. Restarted: yes, unless it was ordered to end or its context has no port (finished). */
    DONE(0, "done"),
    /** Failed; the message says why. Restarted: yes. */
    FAILED(1, "failed"),
    /** The command line was not understood. Restarted: yes; a worker does not end so. */
    USAGE(2, "the command line was not understood"),
    /** Nothing runs in this home. Restarted: yes; a worker does not end so. */
    NOTHING_RUNS(3, "nothing runs in this home"),
    /** The configuration or the application is wrong. Restarted: no, because it would be wrong again. */
    CONFIGURATION(78, "the configuration is wrong (a worker is not restarted)"),
    /** A backend could not be opened. Restarted: yes, with back-off. */
    BACKEND(111, "a backend could not be opened (restarted with back-off)"),
    /** Stopped by INT. Restarted: yes, unless it was ordered to end. */
    INTERRUPTED(130, "stopped by INT"),
    /** Stopped by TERM. Restarted: yes, unless it was ordered to end. */
    TERMINATED(143, "stopped by TERM");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number the operating system gets. */
    public int code() {
        return code;
    }

    /** What help says about it. */
    public String meaning() {
        return meaning;
    }
}
