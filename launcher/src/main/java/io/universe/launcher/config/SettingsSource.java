package io.universe.launcher.config;

import io.universe.operations.Environment;

/** Where the settings of a home come from: the file is read afresh each time, the command line stays as it was when the process began. */
@FunctionalInterface
public interface SettingsSource {

    /** The settings as they are now, with these variables of the environment. Throws {@link ConfigurationException} with everything that is wrong. */
    Settings read(Environment environment);

    /** Settings of a home with a master and workers, heard from these sources. */
    static SettingsSource of(Home home, Sources sources) {
        return environment -> Configuration.load(home, true, sources.in(environment));
    }
}
