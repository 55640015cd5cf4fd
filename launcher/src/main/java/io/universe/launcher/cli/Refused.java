package io.universe.launcher.cli;

import java.util.List;

/** A master's refusal of what was asked of it. */
public final class Refused extends RuntimeException {

    private final transient List<String> lines;
    private final ExitCode exitCode;

    /** With what a person is to read, and what the command exits with. */
    Refused(List<String> lines, ExitCode exitCode) {
        super(String.join("; ", lines));
        this.lines = List.copyOf(lines);
        this.exitCode = exitCode;
    }

    List<String> lines() {
        return lines;
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
