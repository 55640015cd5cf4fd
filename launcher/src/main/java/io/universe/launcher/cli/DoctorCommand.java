package io.universe.launcher.cli;

import io.vertx.core.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doctor}: checks the event bus on every node, and repairs it. */
@Command(
        name = "doctor",
        description = {
            "Check and repair the bus: who is registered where on the event bus, on every node.",
            "Ends with 1 when something remains wrong, or a node does not answer."
        })
final class DoctorCommand implements Callable<Integer> {

    private final Ports ports;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(names = "--json", description = "The whole answer as JSON, for scripts.")
    private boolean json;

    DoctorCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() {
        try (ControlClient client = ports.connector().connect(home.find(ports))) {
            String answer = client.doctor();
            DoctorView view = new DoctorView(new JsonObject(answer));
            Terminal.print(spec, json ? answer : view.text());
            return (view.isWell() ? ExitCode.DONE : ExitCode.FAILED).code();
        }
    }
}
