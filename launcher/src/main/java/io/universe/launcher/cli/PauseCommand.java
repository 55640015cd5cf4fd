package io.universe.launcher.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pause}: a worker takes no traffic for a while. */
@Command(
        name = "pause",
        description = {
            "Have a worker take no traffic until it is resumed.",
            "It keeps its process, its memory and its place in the cluster; what is in flight is finished, and its share of",
            "connections goes to the others. Where it is the last one that serves, connections wait until somebody does."
        })
final class PauseCommand implements Callable<Integer> {

    private final Ports ports;

    @Parameters(paramLabel = "WORKER", description = "The worker's name, such as web-0; status lists them.")
    private String worker = "";

    @Mixin
    private WishOptions options = new WishOptions();

    PauseCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() {
        return options.wish(ports, "/workers/%s/pause", worker);
    }
}
