package io.universe.launcher.cli;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deps}: which libraries run. */
@Command(
        name = "deps",
        description = {
            "Show the libraries that run: the platform's and those of each jar of the application, as a tree.",
            "Points out a library that is there in two versions."
        })
final class DepsCommand implements Callable<Integer> {

    private final Ports ports;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(names = "--context", paramLabel = "CONTEXT", description = "Only what its workers run with. Default: all.")
    private Optional<String> context = Optional.empty();

    @Option(names = "--json", description = "The whole answer as JSON, for scripts.")
    private boolean json;

    DepsCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() {
        try (ControlClient client = ports.connector().connect(home.find(ports))) {
            String answer = client.dependencies(context);
            Terminal.print(
                    spec, json ? answer : DepsView.of(new JsonObject(answer)).stripTrailing());
            return ExitCode.DONE.code();
        }
    }
}
