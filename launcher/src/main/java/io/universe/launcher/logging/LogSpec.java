package io.universe.launcher.logging;

import io.universe.launcher.config.Home;
import io.universe.launcher.config.Settings;
import io.universe.launcher.config.Settings.LogLevel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What one process writes, and where.
 *
 * @param directory {@code log/} of the home
 * @param process the name of the files: {@code master} or the incarnation, {@code web-0.3}
 * @param prefix what stands in each line: {@code master} or incarnation and generation, {@code web-0.3 g1}
 * @param settings level and bounds
 * @param console lines from this level on go to stderr too; empty for none
 * @param capturesOutput whether what the process prints to stdout and stderr goes into its log
 * @param ownConfiguration the operator's {@code logback.xml}, which takes the place of all this
 */
public record LogSpec(
        Path directory,
        String process,
        String prefix,
        Settings.Log settings,
        Optional<LogLevel> console,
        boolean capturesOutput,
        Optional<Path> ownConfiguration) {

    private static final String PROPERTY = "universe.worker.log.";

    /** The master's, which shows warnings on its terminal. */
    public static LogSpec ofMaster(Settings settings) {
        Home home = settings.home();
        return new LogSpec(
                home.log(),
                "master",
                "master",
                settings.log().withAccess(false),
                Optional.of(LogLevel.WARN),
                false,
                existing(home.logConfigurationFile()));
    }

    /** That of a single JVM without workers, for development: everything is shown. */
    public static LogSpec ofSingle(Settings settings) {
        Home home = settings.home();
        return new LogSpec(
                home.log(),
                "single",
                "single",
                settings.log(),
                Optional.of(settings.log().level()),
                false,
                existing(home.logConfigurationFile()));
    }

    /** A worker's: the copy of the code it runs from, its process life, its generation; without a port it has no access log. */
    public static LogSpec ofWorker(Settings settings, Path code, String life, int generation, boolean hasPort) {
        Home home = settings.home();
        return new LogSpec(
                home.log(),
                life,
                prefix(life, generation),
                settings.log().withAccess(hasPort && settings.log().access()),
                Optional.empty(),
                true,
                existing(code.resolve(home.logConfigurationFile().getFileName())));
    }

    private static String prefix(String life, int generation) {
        return life + " g" + generation;
    }

    /** The same for a process that has another name now. */
    LogSpec of(String life, int generation) {
        return new LogSpec(
                directory, life, prefix(life, generation), settings, console, capturesOutput, ownConfiguration);
    }

    /** The same for one of so many processes that write to the directory: each rolls its own files within its share of the total size. */
    public LogSpec sharedBy(int processes) {
        Settings.Log share = new Settings.Log(
                settings.level(),
                settings.access(),
                settings.maxFileSize(),
                settings.maxAge(),
                settings.totalSize() / processes);
        return new LogSpec(directory, process, prefix, share, console, capturesOutput, ownConfiguration);
    }

    private static Optional<Path> existing(Path ownConfiguration) {
        return Optional.of(ownConfiguration).filter(Files::exists);
    }

    /** The file that is being written. */
    public Path file() {
        return directory.resolve(process + ".log");
    }

    /** The file of the access log that is being written. */
    public Path accessFile() {
        return directory.resolve(process + ".access.log");
    }

    /** What each of its logs may take with all that was rolled. Logback refuses less than one file. */
    long totalSizeOfEach() {
        int logs = settings.access() ? 2 : 1;
        return Math.max(settings.maxFileSize(), settings.totalSize() / logs);
    }

    /** The options {@code -Dname=value} by which a worker's JVM learns this. */
    public List<String> toOptions() {
        return List.of(
                option("directory", directory),
                option("process", process),
                option("prefix", prefix),
                option("level", settings.level()),
                option("access", settings.access()),
                option("maxFileSize", settings.maxFileSize()),
                option("maxAge", settings.maxAge()),
                option("totalSize", settings.totalSize()),
                option("console", console.map(LogLevel::name).orElse("")),
                option("capturesOutput", capturesOutput),
                option("configuration", ownConfiguration.map(Path::toString).orElse("")));
    }

    private static String option(String name, Object value) {
        return "-D" + PROPERTY + name + "=" + value;
    }

    /** What {@link #toOptions} said, read from system properties; empty in a JVM that was not started with them. */
    public static Optional<LogSpec> of(Map<String, String> properties) {
        return properties.containsKey(PROPERTY + "directory")
                ? Optional.of(read(name -> properties.getOrDefault(PROPERTY + name, "")))
                : Optional.empty();
    }

    private static LogSpec read(UnaryOperator<String> value) {
        Settings.Log settings = new Settings.Log(
                LogLevel.valueOf(value.apply("level")),
                Boolean.parseBoolean(value.apply("access")),
                Long.parseLong(value.apply("maxFileSize")),
                Duration.parse(value.apply("maxAge")),
                Long.parseLong(value.apply("totalSize")));
        return new LogSpec(
                Path.of(value.apply("directory")),
                value.apply("process"),
                value.apply("prefix"),
                settings,
                given(value.apply("console")).map(LogLevel::valueOf),
                Boolean.parseBoolean(value.apply("capturesOutput")),
                given(value.apply("configuration")).map(Path::of));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(given -> !given.isEmpty());
    }
}
