package io.universe.launcher.archive;

import io.universe.launcher.config.Home;
import io.universe.launcher.process.JvmCommand;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a training takes place.
 *
 * @param mark the first option of its processes, by which they are found in the process list
 * @param moduleAccess the options of modules that workers have
 * @param directory its own home, for as long as it takes
 * @param output the file for what it prints
 */
public record Surroundings(String mark, List<String> moduleAccess, Path directory, Path output) {

    /** In the home whose archive it makes. */
    public static Surroundings in(Home home) {
        return new Surroundings(
                home.trainingMark(),
                JvmCommand.MODULE_ACCESS,
                home.run().resolve("training"),
                home.log().resolve("archive.out"));
    }
}
