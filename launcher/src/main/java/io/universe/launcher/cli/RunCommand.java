package io.universe.launcher.cli;

import io.universe.launcher.config.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: the universe in the foreground. */
@Command(name = "run", description = "Run the universe in the foreground (the default command).")
final class RunCommand implements Callable<Integer> {

    static final String AWAITED = "--awaited";

    private final Ports ports;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Option(
            names = {"--cluster", "-cluster"},
            description = "A master with workers; without it everything runs in this one JVM, for development.")
    private boolean clustered;

    @Option(names = "--background", hidden = true, description = "The command start has run it.")
    private boolean isBackground;

    @Option(names = AWAITED, hidden = true, description = "The master before it waits for its end.")
    private boolean isAwaited;

    RunCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() {
        SettingsCommand told = SettingsCommand.of(ports, spec);
        Settings settings = told.settings(clustered);
        return ports.runner()
                .run(
                        settings,
                        told.source(),
                        standing(),
                        new Progress(spec.commandLine().getOut(), Terminal.isInteractive()));
    }

    private Standing standing() {
        return isAwaited ? Standing.AWAITED : isBackground ? Standing.BACKGROUND : Standing.FOREGROUND;
    }
}
