package io.universe.launcher.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code recycle}: a fresh process takes a worker's slot. */
@Command(
        name = "recycle",
        description = {
            "Have a fresh process take the slot of a worker.",
            "Of one that lives, the successor serves before it leaves; one that has ended is spawned at once, with all of its",
            "context where that is errored. One replacement at a time: who comes second waits in the death queue."
        })
final class RecycleCommand implements Callable<Integer> {

    private final Ports ports;

    @Parameters(paramLabel = "WORKER", description = "The worker's name, such as web-0; status lists them.")
    private String worker = "";

    @Mixin
    private WishOptions options = new WishOptions();

    RecycleCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() {
        return options.wish(ports, "/workers/%s/recycle", worker);
    }
}
