package io.universe.launcher.cli;

import io.universe.control.ContextNames;
import io.universe.launcher.config.Home;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reload}: the workers one by one to the code and configuration that stand in the home now. */
@Command(
        name = "reload",
        description = {
            "Bring the workers one by one to the jars and the configuration as they are now.",
            "Waits for it. Ends with 1 and the reason when a fresh worker fails: the one before it stays, and what was replaced goes back. Ends with 78 when "
                    + "jars or configuration are not fit to run: nothing is touched. The master itself keeps its code."
        })
final class ReloadCommand implements Callable<Integer> {

    private final Ports ports;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "CONTEXT",
            description = "The only worker context to reload. Default: all of them.")
    private String context = ContextNames.ALL;

    @Option(
            names = "--env",
            description = "Give the workers the environment of this command in place of the one they have.")
    private boolean env;

    @Option(
            names = "--rollback",
            arity = "1",
            paramLabel = "true|false",
            description = "Whether workers that were replaced go back when a fresh one fails. Default: true.")
    private boolean rollback = true;

    ReloadCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() {
        if (!ContextNames.isWellFormed(context)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "\"" + context + "\" is no name of a context; allowed: " + ContextNames.FORM + ", or all");
        }
        Home found = home.find(ports);
        Optional<Map<String, String>> environment =
                env ? Optional.of(ports.surroundings().apply(List.of()).environment()) : Optional.empty();
        return new Reloading(
                        ports,
                        new ReloadProgress(spec.commandLine().getOut(), Terminal.isInteractive()),
                        spec.commandLine().getErr())
                .run(found, new ControlClient.Reload(context, rollback, environment))
                .code();
    }
}
