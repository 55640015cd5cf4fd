package io.universe.launcher.cli;

import io.universe.launcher.config.Home;

/** The answer that nobody gives: there is no master in this home. */
public final class NothingRunsException extends RuntimeException {

    /** For this home. */
    public NothingRunsException(Home home) {
        super("nothing runs in " + home.root());
    }
}
