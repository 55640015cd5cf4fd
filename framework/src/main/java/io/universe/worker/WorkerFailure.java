package io.universe.worker;

import org.jspecify.annotations.Nullable;

/** The reason why a worker cannot go on, with the code it exits with. */
public final class WorkerFailure extends RuntimeException {

    private final ExitCode exitCode;

    /** A failure for a reason that a person can act on. */
    public WorkerFailure(ExitCode exitCode, String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.exitCode = exitCode;
    }

    /** What the process exits with. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
