package io.universe.testkit;

import io.universe.testkit.os.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The class-data archives that all test homes of a build share, so that their many JVMs start faster: made by whoever asks first, in the directory that {@code -Duniverse.archive} names; without that there are none. That for workers
 * comes from the command that operators have for it; one for masters and commands from a run of the sample. They are for the JVM that runs the tests.
 */
record TestArchive(Path home) {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** The archive for a built home, made now where it is missing; empty where none is wanted or it cannot be made. */
    static Optional<TestArchive> of(Path builtHome) throws IOException {
        String directory = System.getProperty("universe.archive");
        return directory == null ? Optional.empty() : in(Path.of(directory), builtHome.resolve("launcher.jar"));
    }

    /** One at a time, in this JVM and in others. */
    private static synchronized Optional<TestArchive> in(Path directory, Path launcher) throws IOException {
        Files.createDirectories(directory);
        try (FileChannel channel = FileChannel.open(
                        directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            TestArchive archive = new TestArchive(directory.resolve("home"));
            if (!archive.isMadeOf(launcher)) {
                archive.make(launcher);
            }
            return lock.isValid() && archive.files().isEmpty() ? Optional.empty() : Optional.of(archive);
        }
    }

    /** What it was made of is noted only where it could be made, or surely cannot be. */
    private boolean isMadeOf(Path launcher) throws IOException {
        return Files.exists(note()) && Files.readString(note()).equals(description(launcher));
    }

    private Path note() {
        return home.resolve("made-of");
    }

    private static String description(Path launcher) throws IOException {
        return "%s %s %s %s"
                .formatted(
                        JAVA,
                        System.getProperty("java.vm.version"),
                        Files.size(launcher),
                        Files.getLastModifiedTime(launcher));
    }

    /** Where it cannot be made the tests run without, which takes longer. */
    private void make(Path launcher) throws IOException {
        delete(home);
        Files.createDirectories(home);
        Files.copy(launcher, home.resolve("launcher.jar"));
        try {
            trainWorkers();
            trainMaster(launcher.resolveSibling("modules"));
        } catch (AssertionError e) {
            System.err.println("Tests run without a class-data archive: " + e.getMessage());
        }
        Files.writeString(note(), description(launcher));
    }

    private void trainWorkers() {
        Command.Ended made = Command.of(JAVA.toString(), "-Xmx96m", "-jar")
                .with(home.resolve("launcher.jar").toString(), "archive")
                .run(TestHome.TO_TRAIN);
        if (!made.isSuccess()) {
            throw new AssertionError(made.toString());
        }
    }

    /** What a master has loaded when it has started the sample and stopped it again. A JVM takes an archive only while the jar is where it was then, too. */
    private void trainMaster(Path modules) throws IOException {
        if (Files.isDirectory(modules)) {
            Scenario training =
                    Scenario.aUniverse().ofTheSample().withWorkers(1).withoutArchive();
            TestHome trained = training.home();
            putInto(trained);
            try (TestUniverse universe = training.training(trained, jar(), launcherArchive())) {
                universe.awaitReady();
            }
        }
    }

    /** The launcher.jar that the archives are for. */
    private Path jar() {
        return files().stream()
                .filter(file -> file.endsWith("launcher.jar"))
                .findFirst()
                .orElseThrow();
    }

    private Path launcherArchive() {
        return home.resolve("launcher.jsa");
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> files = Files.walk(tree)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private List<Path> files() {
        return TestHome.files(home.resolve("run/archive"), file -> true);
    }

    /** Hands it to a home, whose launcher.jar becomes the one that it was made with. Without links nothing is handed over: a JVM takes no copies. */
    void putInto(TestHome to) {
        try {
            if (Files.exists(launcherArchive())) {
                Files.createLink(to.launcherArchive(), launcherArchive());
            }
            for (Path file : files()) {
                Path target = to.directory().resolve(home.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.createLink(target, file);
                if (file.endsWith("launcher.jar")) {
                    Files.deleteIfExists(to.launcher());
                    Files.createLink(to.launcher(), file);
                }
            }
        } catch (UnsupportedOperationException | IOException e) {
            throw new UncheckedIOException(new IOException("the archive in " + home + " cannot be linked", e));
        }
    }
}
