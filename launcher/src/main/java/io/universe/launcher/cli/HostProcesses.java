package io.universe.launcher.cli;

import io.universe.launcher.config.ConfigurationException;
import io.universe.launcher.config.Home;
import io.universe.launcher.process.HomeLock;
import io.universe.launcher.process.LauncherFailure;
import io.universe.launcher.process.Scratch;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes of this host through the JDK. */
public final class HostProcesses implements ProcessTable {

    @Override
    public Child spawn(Home home, List<String> properties, List<String> arguments) {
        try {
            Files.createDirectories(home.log());
            MasterOutput output = MasterOutput.in(home.log());
            return new HostChild(builder(home, properties, arguments, output).start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start in " + home.root() + ": " + e.getMessage(), e);
        }
    }

    private static ProcessBuilder builder(
            Home home, List<String> properties, List<String> arguments, MasterOutput output) {
        List<String> command = new ArrayList<>(detachment());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.addAll(properties);
        command.addAll(List.of("-jar", home.launcherJar().toString()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.redirect());
    }

    /** A session of its own keeps the signals of this terminal away; without the tool, at least the hang-up. */
    public static List<String> detachment() {
        return Stream.of("setsid", "nohup")
                .filter(HostProcesses::isOnPath)
                .findFirst()
                .map(List::of)
                .orElse(List.of());
    }

    private static boolean isOnPath(String tool) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(directory -> !directory.isEmpty())
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
    }

    @Override
    public Optional<Entry> find(long pid) {
        return ProcessHandle.of(pid).map(HostEntry::new);
    }

    @Override
    public List<Orphan> orphansOf(Home home) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> HostEntry.orphan(process, home).stream())
                .toList();
    }

    /** A home in which nothing has ever run has no lock, and gets none: to look at it leaves no trace. */
    @Override
    public Optional<Hold> hold(Home home) {
        if (!Files.isDirectory(home.run())) {
            return Optional.of(() -> {});
        }
        try {
            return HomeLock.tryAcquire(home.run()).map(lock -> lock::close);
        } catch (LauncherFailure e) {
            throw new ConfigurationException(List.of(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void sweep(Home home) {
        new Scratch(home.scratch()).sweep();
    }
}
