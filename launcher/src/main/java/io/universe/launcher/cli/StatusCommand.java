package io.universe.launcher.cli;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code status}: what runs. */
@Command(name = "status", description = "Show contexts, workers, nodes and ECV.")
final class StatusCommand implements Callable<Integer> {

    private final Ports ports;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(names = "--json", description = "The whole status as JSON, for scripts.")
    private boolean json;

    StatusCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (ControlClient client = ports.connector().connect(home.find(ports))) {
            String status = client.statusText();
            out.println(json ? status : StatusView.of(new JsonObject(status)).stripTrailing());
            out.flush();
        }
        return 0;
    }
}
