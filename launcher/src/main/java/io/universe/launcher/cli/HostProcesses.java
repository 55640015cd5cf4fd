package io.universe.launcher.cli;

import io.universe.launcher.config.Home;
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
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The processes of this host through the JDK. */
public final class HostProcesses implements ProcessTable {

    @Override
    public Child spawn(Home home, List<String> properties, List<String> arguments) {
        try {
            Files.createDirectories(home.log());
            return childOf(builder(home, properties, arguments).start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start in " + home.root() + ": " + e.getMessage(), e);
        }
    }

    private static ProcessBuilder builder(Home home, List<String> properties, List<String> arguments) {
        List<String> command = new ArrayList<>(detachment());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(properties);
        command.addAll(List.of("-jar", home.launcherJar().toString()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(home.log().resolve("master.out").toFile());
    }

    /** A session of its own keeps the signals of this terminal away; without the tool, at least the hang-up. */
    private static List<String> detachment() {
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

    private static Child childOf(Process process) {
        return new Child() {
            @Override
            public long pid() {
                return process.pid();
            }

            @Override
            public OptionalInt exitCode() {
                return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
            }
        };
    }

    @Override
    public boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /** The JDK sees the first 4096 bytes of a command line, so the mark has to stand near its beginning. */
    @Override
    public List<Long> workersOf(Home home) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .filter(arguments -> Arrays.asList(arguments).contains(home.workerMark()))
                        .isPresent())
                .map(ProcessHandle::pid)
                .toList();
    }

    @Override
    public void terminate(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }

    @Override
    public void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Override
    public void sweep(Home home) {
        new Scratch(home.scratch()).sweep();
    }
}
