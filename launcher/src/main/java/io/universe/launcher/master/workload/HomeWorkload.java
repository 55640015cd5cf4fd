package io.universe.launcher.master.workload;

import io.universe.launcher.archive.Archives;
import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.Home;
import io.universe.launcher.process.CodeStore.Code;
import io.universe.launcher.process.LauncherFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The jars of a home: the launcher's, then the application's by name. */
public final class HomeWorkload implements Workload {

    private static final Duration DESCRIBE_PATIENCE = Duration.ofSeconds(60);

    private final Home home;
    private final Archives archives;

    /** What the home holds at each moment. */
    public HomeWorkload(Home home, Archives archives) {
        this.home = home;
        this.archives = archives;
    }

    /** The same without archives, for where no JVM is started. */
    public HomeWorkload(Home home) {
        this(home, Archives.none());
    }

    @Override
    public Archives archives() {
        return archives;
    }

    @Override
    public List<Path> classPath() {
        List<Path> entries = new ArrayList<>(List.of(home.launcherJar()));
        if (Files.isDirectory(home.modules())) {
            try (Stream<Path> files = Files.list(home.modules())) {
                files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(entries::add);
            } catch (IOException e) {
                throw new LauncherFailure(78, "cannot read " + home.modules() + ": " + e, e);
            }
        }
        return entries;
    }

    @Override
    public List<DescribedContext> describe(Code code) {
        return new Describer(home, archives, DESCRIBE_PATIENCE).describe(code);
    }

    /** The {@code java} that this process runs on, which its workers get too. */
    public static Path javaBinary() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    @Override
    public String mainClass() {
        return PLATFORM_MAIN;
    }

    @Override
    public List<String> jvmOptions() {
        return List.of();
    }

    /** For people who look at the process list. */
    @Override
    public List<String> arguments(String life) {
        return List.of("--worker=" + life);
    }
}
