package io.universe.launcher.cli;

import io.universe.launcher.config.Home;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stop}: ends master and workers gracefully, and workers whose master is dead. */
@Command(
        name = "stop",
        description = "Stop everything gracefully and wait until it is gone, also workers whose master is dead.")
final class StopCommand implements Callable<Integer> {

    private final Ports ports;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private HomeOption home = new HomeOption();

    StopCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() {
        Home found = home.find(ports);
        Progress progress = new Progress(spec.commandLine().getOut(), Terminal.isInteractive());
        return new Stopping(
                        ports,
                        found,
                        progress,
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr())
                .run()
                .code();
    }
}
