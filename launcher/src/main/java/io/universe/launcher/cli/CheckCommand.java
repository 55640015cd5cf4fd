package io.universe.launcher.cli;

import io.universe.launcher.config.ContextPlan;
import io.universe.launcher.config.Settings;
import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code check}: whether configuration and application would run; starts nothing. */
@Command(name = "check", description = "Check the configuration and the application, start nothing.")
final class CheckCommand implements Callable<Integer> {

    private final Ports ports;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    CheckCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() {
        Settings settings = SettingsCommand.of(ports, spec).settings(true);
        List<ContextPlan> plans = settings.applyTo(ports.runner().describe(settings));
        PrintWriter out = spec.commandLine().getOut();
        out.print(tableOf(plans));
        out.println(settings.home().root() + " is fit to run");
        out.flush();
        return 0;
    }

    private static String tableOf(List<ContextPlan> plans) {
        Columns columns = new Columns("CONTEXT", "INSTANCES", "PORT", "STANDBY");
        plans.forEach(plan -> columns.row(plan.name(), plan.instances(), shown(plan.port()), plan.standby()));
        return columns.text();
    }

    private static String shown(OptionalInt port) {
        return port.isEmpty() ? "-" : port.getAsInt() == 0 ? "any" : String.valueOf(port.getAsInt());
    }
}
