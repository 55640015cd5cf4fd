package io.universe.launcher.cli;

import io.universe.launcher.config.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a master is started with.
 *
 * @param jar the launcher
 * @param properties the options of its JVM
 * @param arguments what follows the jar
 */
record MasterWords(Path jar, List<String> properties, List<String> arguments) {

    private static final String JAR = "-jar";

    /** As a running master was started, by the words of its process, though nobody will wait for the end of another one; empty where these are not known, or it was not started as {@code java -jar}. */
    static Optional<MasterWords> of(List<String> process, Home home) {
        int jar = process.indexOf(JAR);
        if (jar < 0 || jar + 1 >= process.size()) {
            return Optional.empty();
        }
        List<String> arguments = new ArrayList<>(process.subList(jar + 2, process.size()));
        arguments.remove(RunCommand.AWAITED);
        if (arguments.stream().noneMatch(argument -> argument.startsWith("--home"))) {
            arguments.add("--home=" + home.root());
        }
        return Optional.of(new MasterWords(
                Path.of(process.get(jar + 1)), List.copyOf(process.subList(0, jar)), List.copyOf(arguments)));
    }
}
