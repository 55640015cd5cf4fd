package io.universe.testkit;

import io.universe.testkit.os.Command;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A universe's home in a directory of its own, thrown away after the test. */
public record TestHome(Path root, Path directory) {

    /** How long the making of a class-data archive may take: on a busy machine a training gets what others leave. */
    public static final Duration TO_TRAIN = Duration.ofSeconds(170);

    private static final int TAIL = 80;

    /** Copies a built home; jars are linked where the file system allows it. */
    static TestHome copyOf(Path original, String name) throws IOException {
        TestHome home = create(name);
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = original.relativize(file);
                if (isPartOfTheBuild(relative)) {
                    home.add(file, relative.toString());
                }
            }
        }
        return home;
    }

    /** A home that holds nothing yet. */
    static TestHome create(String name) throws IOException {
        Path root = Files.createTempDirectory("universe").toRealPath();
        TestHome home = new TestHome(root, Files.createDirectories(root.resolve(name)));
        Files.setPosixFilePermissions(
                Files.createDirectory(home.temporary()), PosixFilePermissions.fromString("rwxrwxrwx"));
        return home;
    }

    private static boolean isPartOfTheBuild(Path relative) {
        return !List.of("run", "log", "data").contains(relative.getName(0).toString());
    }

    /** Puts a file into the home: linked, or copied where a link cannot be. */
    void add(Path file, String to) throws IOException {
        Path target = directory.resolve(to);
        Files.createDirectories(target.getParent());
        try {
            Files.createLink(target, file);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(file, target);
        }
    }

    /** Writes {@code conf/universe.yaml}. */
    public void configure(String yaml) throws IOException {
        Path file = directory.resolve("conf/universe.yaml");
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.writeString(file, yaml);
    }

    /** The platform. */
    public Path launcher() {
        return directory.resolve("launcher.jar");
    }

    /** The jars of the application. */
    public Path modules() {
        return directory.resolve("modules");
    }

    /** Sockets, journal and the code of the generations. */
    public Path run() {
        return directory.resolve("run");
    }

    /** The log files. */
    public Path log() {
        return directory.resolve("log");
    }

    /** What is the system's temporary directory to the master and to commands; nothing is to be left there. */
    public Path temporary() {
        return root.resolve("tmp");
    }

    /** What the master printed. */
    public Path output() {
        return root.resolve("master.out");
    }

    /** A command of the launcher, such as {@code status --json}, ready to run. */
    public Command command(String... words) {
        return Command.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx96m")
                .with("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                .with(archiveOptions().toArray(String[]::new))
                .with(temporaryOption(), "-jar")
                .with(launcher().toString())
                .with(words);
    }

    /** With what a JVM of the launcher starts faster in this home: nothing where it has not been given an archive for it. */
    List<String> archiveOptions() {
        return Files.exists(launcherArchive()) ? List.of("-XX:SharedArchiveFile=" + launcherArchive()) : List.of();
    }

    /** The class-data archive for masters and commands, which only tests have. */
    Path launcherArchive() {
        return root.resolve("launcher.jsa");
    }

    /** The class-data archives in it: one at most, unless something is wrong. */
    public List<Path> archives() {
        return files(run().resolve("archive"), file -> file.endsWith("classes.jsa") || file.endsWith("classes.aot"));
    }

    boolean hasArchive() {
        return Files.isDirectory(run().resolve("archive"));
    }

    String temporaryOption() {
        return "-Djava.io.tmpdir=" + temporary();
    }

    /** The journal, line by line; empty where there is none yet. */
    public List<JsonObject> journal() {
        return lines(run().resolve("journal.ndjson")).stream()
                .map(JsonObject::new)
                .toList();
    }

    /** The sockets and pid files that are in {@code run/}, and what processes have unpacked, there or in the temporary directory. */
    public List<Path> remains() {
        List<Path> remains = new ArrayList<>(
                files(run(), file -> isSocket(file) || file.toString().endsWith(".pid")));
        remains.addAll(entries(run().resolve("scratch"), entry -> true));
        remains.addAll(
                entries(temporary(), entry -> entry.getFileName().toString().startsWith("vertx-cache")));
        return remains;
    }

    private static List<Path> entries(Path directory, Predicate<Path> isFitting) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(isFitting).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isOther();
        } catch (IOException e) {
            return false;
        }
    }

    /** The ends of everything that was written: the master's output, the journal, the logs. */
    public String logs() {
        List<Path> written = new ArrayList<>(List.of(output(), run().resolve("journal.ndjson")));
        written.addAll(files(directory, file -> file.toString().matches(".*\\.(log|out|err)")));
        StringBuilder logs = new StringBuilder();
        written.forEach(file -> logs.append("==> ").append(file).append('\n').append(tail(file)));
        return logs.toString();
    }

    private static String tail(Path file) {
        List<String> lines = lines(file);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size())) + "\n";
    }

    /** The files below a directory that fit; empty where there is no such directory. */
    static List<Path> files(Path directory, Predicate<Path> isFitting) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .filter(isFitting)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of(e.toString());
        }
    }

    /** Lets everybody read the home and nobody but root write into it. */
    void makeReadOnly() throws IOException {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
    }

    /** Deletes the home and all that stands beside it. */
    public void delete() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
