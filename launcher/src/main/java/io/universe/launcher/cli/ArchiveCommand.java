package io.universe.launcher.cli;

import io.universe.launcher.config.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code archive}: makes the class-data archive now, where a master would make it after its first start. */
@Command(name = "archive", description = "Make the class-data archive now, before the first start.")
final class ArchiveCommand implements Callable<Integer> {

    private final Ports ports;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    ArchiveCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() {
        Settings settings = SettingsCommand.of(ports, spec).settings(true);
        String made = ports.runner().makeArchive(settings);
        Terminal.print(spec, made);
        return 0;
    }
}
