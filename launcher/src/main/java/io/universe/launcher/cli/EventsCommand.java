package io.universe.launcher.cli;

import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code events}: the journal. */
@Command(name = "events", description = "Show the journal: every transition, its reason and its evidence.")
final class EventsCommand implements Callable<Integer> {

    private final Ports ports;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what happens from now.")
    private boolean follow;

    @Option(names = "--json", description = "One JSON object for each line, for scripts.")
    private boolean json;

    EventsCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() {
        try (ControlClient client = ports.connector().connect(home.find(ports))) {
            client.events(follow, this::print);
        }
        return 0;
    }

    private void print(JsonObject event) {
        Terminal.print(spec, json ? event.encode() : EventLine.of(event, ZoneId.systemDefault()));
    }
}
