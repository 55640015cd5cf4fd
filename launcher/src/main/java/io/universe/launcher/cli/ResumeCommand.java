package io.universe.launcher.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code resume}: a paused worker takes traffic again. */
@Command(
        name = "resume",
        description = {"Have a paused worker take traffic again."})
final class ResumeCommand implements Callable<Integer> {

    private final Ports ports;

    @Parameters(paramLabel = "WORKER", description = "The worker's name, such as web-0; status lists them.")
    private String worker = "";

    @Mixin
    private WishOptions options = new WishOptions();

    ResumeCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() {
        return options.wish(ports, "/workers/%s/resume", worker);
    }
}
