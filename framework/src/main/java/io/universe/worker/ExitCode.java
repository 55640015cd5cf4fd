package io.universe.worker;

/** How a worker says why it ended. */
public enum ExitCode {
    /** Finished, or drained by order. Restarted: no, where the context has no port or there was an order; yes otherwise. */
    DONE(0),
    /** Failed. Restarted: yes, with back-off where it happens early. */
    FAILED(1),
    /** The configuration or the application cannot work. Restarted: no. */
    CONFIGURATION(78),
    /** A backend could not be opened. Restarted: yes, with back-off. */
    BACKEND(111),
    /** Drained without an order of the master: after SIGTERM, or as an orphan. Restarted: yes, by a master that lives though its worker lost it. */
    TERMINATED(143);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** What the operating system sees. */
    public int code() {
        return code;
    }
}
