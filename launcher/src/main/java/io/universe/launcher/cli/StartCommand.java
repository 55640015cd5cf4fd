package io.universe.launcher.cli;

import io.universe.launcher.config.Settings;
import io.universe.launcher.config.Sources.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code start}: the universe in the background; ends when it is ready. */
@Command(
        name = "start",
        description = {
            "Start master and workers in the background and wait until they are ready.",
            "Where they run already it only waits. Ends with 1 and the reason when a context gives up, or when no further worker "
                    + "becomes ready within startTimeout + warmUpTimeout; what was started goes on."
        })
final class StartCommand implements Callable<Integer> {

    private final Ports ports;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    StartCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() {
        SettingsCommand told = SettingsCommand.of(ports, spec);
        Settings settings = told.settings(true);
        Progress progress = new Progress(spec.commandLine().getOut(), Terminal.isInteractive());
        Starting starting = new Starting(
                ports,
                settings,
                progress,
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
        return starting.run(propertiesOf(told), argumentsOf(told)).code();
    }

    private static List<String> propertiesOf(SettingsCommand told) {
        return told.sources().properties().entrySet().stream()
                .filter(property -> property.getKey().startsWith("universe."))
                .sorted(Map.Entry.comparingByKey())
                .map(property -> "-D" + property.getKey() + "=" + property.getValue())
                .toList();
    }

    private static List<String> argumentsOf(SettingsCommand told) {
        List<String> arguments = new ArrayList<>(List.of(
                "run", "--cluster", "--background", "--home=" + told.home().root()));
        told.options().stream()
                .filter(option -> !option.name().equals("home"))
                .map(StartCommand::argumentOf)
                .forEach(arguments::add);
        return arguments;
    }

    private static String argumentOf(Option option) {
        return "--" + option.name() + "=" + option.value();
    }

    /** What a master is started with by who was told so. */
    static MasterWords words(SettingsCommand told) {
        return new MasterWords(propertiesOf(told), argumentsOf(told));
    }
}
