package io.universe.launcher.master.generations;

import io.universe.launcher.config.Given;
import io.universe.launcher.config.Settings;
import io.universe.operations.Environment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has to be known of a generation to have it again: its code and its configuration. Immutable. Passwords are in it, which its text leaves out.
 *
 * @param code the digest of its copy of the code
 * @param classPath the names of the entries in that copy, in their order
 * @param configFile the file that was read
 * @param said every value that was given, the file's among them
 * @param brought the variables that an operator has brought along for its workers; empty where they have those of the master
 */
public record Edition(
        String code, List<String> classPath, Path configFile, List<Given> said, Optional<Map<String, String>> brought) {
    /** Copies what it is given. */
    public Edition {
        classPath = List.copyOf(classPath);
        said = List.copyOf(said);
        brought = brought.map(Map::copyOf);
    }

    /** That of a generation. Pure. */
    public static Edition of(Generation generation) {
        Settings settings = generation.plan().settings();
        List<String> classPath = generation.code().classPath().stream()
                .map(Path::getFileName)
                .map(Path::toString)
                .toList();
        return new Edition(
                generation.code().digest(),
                classPath,
                settings.configFile(),
                settings.said(),
                generation.environment().brought());
    }

    /** What the processes of its workers begin with: the variables that were brought along, or else those of this process. */
    public Environment environment() {
        return brought.map(Environment::of).orElseGet(Environment::own);
    }

    /** Keeps what was said out of logs: passwords stand there. */
    @Override
    public String toString() {
        return "Edition[" + code + "]";
    }
}
