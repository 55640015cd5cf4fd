package io.universe.launcher.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code version}: what this is. */
@Command(name = "version", description = "Show the version.")
final class VersionCommand implements Callable<Integer> {

    private final Ports ports;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    VersionCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .println("universe " + ports.version() + ", Java "
                        + Runtime.version().feature() + " (" + Runtime.version() + ")");
        return 0;
    }
}
