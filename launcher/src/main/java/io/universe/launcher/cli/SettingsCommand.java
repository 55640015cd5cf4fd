package io.universe.launcher.cli;

import io.universe.launcher.config.Configuration;
import io.universe.launcher.config.Home;
import io.universe.launcher.config.Settings;
import io.universe.launcher.config.SettingsSource;
import io.universe.launcher.config.Sources;
import io.universe.launcher.config.Sources.Option;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** What a command that takes every key was told: its options, the home they lead to, and the settings there. */
record SettingsCommand(Home home, List<Option> options, Sources sources) {

    static SettingsCommand of(Ports ports, CommandSpec command) {
        List<Option> options = SettingsOptions.read(command);
        Sources sources = ports.surroundings().apply(options);
        return new SettingsCommand(Home.find(ports.launcherJar(), sources), options, sources);
    }

    /** Where they are read again, for a master. */
    SettingsSource source() {
        return SettingsSource.of(home, sources);
    }

    Settings settings(boolean clustered) {
        return Configuration.load(home, clustered, sources);
    }
}
