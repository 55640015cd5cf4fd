package io.universe.launcher.cli;

import picocli.CommandLine.Help.Ansi;

/** Whether a person looks on. */
final class Terminal {

    private Terminal() {}

    static boolean isInteractive() {
        return Ansi.AUTO.enabled();
    }
}
