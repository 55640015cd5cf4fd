package io.universe.testkit.os;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Programs of the machine, and where they are. */
public final class Executables {

    private Executables() {}

    /** The first of these programs that is on the PATH. */
    public static Optional<Path> onPath(String... names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(names)
                .flatMap(name ->
                        Arrays.stream(path.split(File.pathSeparator, -1)).map(dir -> Path.of(dir, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The program of the newest version, where versions are directories: {@code /usr/lib/postgresql/15/bin/initdb}. */
    public static Optional<Path> below(Path directory, String program) {
        return below(directory, program, name -> true);
    }

    /** The program in the last of the directories with a fitting name. */
    public static Optional<Path> below(Path directory, String program, Predicate<String> isFitting) {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(directory)) {
            return versions.filter(
                            version -> isFitting.test(version.getFileName().toString()))
                    .map(version -> version.resolve(program))
                    .filter(Files::isExecutable)
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program, where this very call of it succeeds: for what a machine may have but not allow. */
    public static Optional<Path> working(String program, String... arguments) {
        return onPath(program)
                .filter(path ->
                        Command.of(path.toString()).with(arguments).run().isSuccess());
    }
}
