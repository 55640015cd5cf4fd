package io.universe.launcher.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command is read by people, or by what they pipe it into: each line is there at once. */
final class Terminal {

    private Terminal() {}

    /** Whether a person looks on. */
    static boolean isInteractive() {
        return Ansi.AUTO.enabled();
    }

    /** The line goes to the output of the command. */
    static void print(CommandSpec command, String line) {
        print(command.commandLine().getOut(), line);
    }

    /** The line goes where the command says what is wrong. */
    static void complain(CommandSpec command, String line) {
        print(command.commandLine().getErr(), line);
    }

    private static void print(PrintWriter to, String line) {
        to.println(line);
        to.flush();
    }
}
