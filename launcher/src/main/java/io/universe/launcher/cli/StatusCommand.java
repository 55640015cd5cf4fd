package io.universe.launcher.cli;

import io.universe.launcher.config.Home;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code status}: what runs, or with a name, what every node says about itself under it. */
@Command(name = "status", description = "Show contexts, workers, nodes and ECV, or what every node says about itself.")
final class StatusCommand implements Callable<Integer> {

    private final Ports ports;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "What every node says about itself under this name, such as heartbeat. Default: what runs.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--json", description = "The whole status as JSON, for scripts.")
    private boolean json;

    StatusCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() {
        Home found = home.find(ports);
        return name.map(asked -> showNodes(found, asked)).orElseGet(() -> showAll(found));
    }

    private int showNodes(Home found, String asked) {
        try (ControlClient client = ports.connector().connect(found)) {
            String answer = client.statusText(asked);
            Terminal.print(
                    spec,
                    json ? answer : NodeStatusView.of(new JsonArray(answer)).stripTrailing());
            return ExitCode.DONE.code();
        }
    }

    private int showAll(Home found) {
        try (ControlClient client = ports.connector().connect(found)) {
            String status = client.statusText();
            Terminal.print(
                    spec, json ? status : StatusView.of(new JsonObject(status)).stripTrailing());
        } catch (NothingRunsException e) {
            JsonObject orphans = orphans(found).orElseThrow(() -> e);
            Terminal.print(
                    spec, json ? orphans.encode() : OrphanStatus.text(orphans).stripTrailing());
        }
        return 0;
    }

    /** Workers whose master is dead, not merely on its way: while one starts or ends it holds the lock. */
    private Optional<JsonObject> orphans(Home found) {
        return ports.processes().hold(found).flatMap(hold -> orphans(found, hold));
    }

    private Optional<JsonObject> orphans(Home found, ProcessTable.Hold hold) {
        try {
            return OrphanStatus.of(found, ports.processes().orphansOf(found), Instant.now());
        } finally {
            hold.close();
        }
    }
}
