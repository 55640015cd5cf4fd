package io.universe.launcher.archive;

import io.universe.launcher.config.Home;
import io.universe.launcher.process.JvmCommand;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a training takes place.
 *
 * @param mark the first option of its processes, by which they are found in the process list
 * @param commonOptions what workers have too
 * @param directory its own home, for as long as it takes
 * @param output the file for what it prints
 */
public record Surroundings(String mark, List<String> commonOptions, Path directory, Path output) {

    /** In the home whose archive it makes. */
    public static Surroundings in(Home home) {
        return new Surroundings(
                home.trainingMark(),
                JvmCommand.COMMON_OPTIONS,
                home.run().resolve("training"),
                home.log().resolve("archive.out"));
    }
}
