package io.universe.worker;

/** How a worker says why it ended. */
public enum ExitCode {
    /** Finished, or drained by order. Restarted: no, where the context has no port or there was an order; yes otherwise. */
    DONE(0, "finished"),
    /** Failed. Restarted: yes, with back-off where it happens early. */
    FAILED(1, "crash"),
    /** The configuration or the application cannot work. Restarted: no. */
    CONFIGURATION(78, "configuration-refused"),
    /** A backend could not be opened. Restarted: yes, with back-off. */
    BACKEND(111, "backend-unavailable"),
    /** Drained without an order of the master: after SIGTERM, or as an orphan. Restarted: yes, by a master that lives though its worker lost it. */
    TERMINATED(143, "SIGTERM");

    private final int code;
    private final String cause;

    ExitCode(int code, String cause) {
        this.code = code;
        this.cause = cause;
    }

    /** What other nodes hear of a worker that ends so without an order; the words are the master's. */
    String cause() {
        return cause;
    }

    /** What the operating system sees. */
    public int code() {
        return code;
    }
}
