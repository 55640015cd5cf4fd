package io.universe.launcher.process;

import org.jspecify.annotations.Nullable;

/** A reason why nothing was started, in one line that names what is wrong and the remedy, with the code to exit with. */
public final class LauncherFailure extends RuntimeException {

    private final int exitCode;

    /** A refusal with a line for a person. */
    public LauncherFailure(int exitCode, String line, @Nullable Throwable cause) {
        super(line, cause);
        this.exitCode = exitCode;
    }

    /** What the launcher exits with. */
    public int exitCode() {
        return exitCode;
    }
}
