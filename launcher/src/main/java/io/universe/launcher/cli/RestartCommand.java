package io.universe.launcher.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code restart}: another process becomes the master; the workers go on. */
@Command(
        name = "restart",
        description = {
            "Replace the master by a new process; workers and requests go on.",
            "It runs from the launcher.jar that is there now.",
            "Ends with 1 and the reason where the new one does not come to run; then the old one goes on."
        })
final class RestartCommand implements Callable<Integer> {

    private final Ports ports;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private HomeOption home = new HomeOption();

    RestartCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() {
        return new Restarting(
                        ports,
                        home.find(ports),
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr())
                .run()
                .code();
    }
}
