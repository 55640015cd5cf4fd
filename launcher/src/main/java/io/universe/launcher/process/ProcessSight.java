package io.universe.launcher.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A process as Linux shows it at one moment.
 *
 * @param process empty where there is none, or no {@code /proc}
 * @param threads those that could be read
 */
public record ProcessSight(Optional<ProcessStat> process, List<ProcessStat> threads) {

    private static final Path PROC = Path.of("/proc");

    public ProcessSight {
        threads = List.copyOf(threads);
    }

    /** Looks at it. The files that are read here answer at once, also for a process that hangs in the kernel. */
    public static ProcessSight of(long pid) {
        Path directory = PROC.resolve(Long.toString(pid));
        return new ProcessSight(stat(directory), threads(directory.resolve("task")));
    }

    private static List<ProcessStat> threads(Path tasks) {
        List<ProcessStat> threads = new ArrayList<>();
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(tasks)) {
            directories.forEach(task -> stat(task).ifPresent(threads::add));
        } catch (IOException | DirectoryIteratorException e) {
            return threads;
        }
        return threads;
    }

    private static Optional<ProcessStat> stat(Path directory) {
        try {
            return ProcessStat.parse(Files.readString(directory.resolve("stat"), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What its threads took of processors, in the kernel's unit. */
    public long cpuTicks() {
        return threads.stream().mapToLong(ProcessStat::cpuTicks).sum();
    }

    /** What those of them took that collect garbage. */
    public long garbageTicks() {
        return threads.stream()
                .filter(ProcessStat::collectsGarbage)
                .mapToLong(ProcessStat::cpuTicks)
                .sum();
    }
}
