package io.universe.launcher.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What Linux says of a process that is not this one's child, in /proc; elsewhere little is known. */
public final class ProcessLook {

    private static final Path PROC = Path.of("/proc");
    /** Of the fields behind the name, which may hold anything and ends with the last bracket. */
    private static final int STATE = 0;

    private static final int START_TIME = 19;

    private ProcessLook() {}

    /**
     * When the process was started, in ticks since the machine was: no two processes with one id have the same, and nobody's clock changes it. Empty where there is no such process, or no /proc.
     */
    public static OptionalLong startTicks(long pid) {
        return fields(pid)
                .map(fields -> OptionalLong.of(Long.parseLong(fields[START_TIME])))
                .orElseGet(OptionalLong::empty);
    }

    /**
     * Whether the process has ended. To the JDK one lives until somebody has waited for it; where process 1 waits for nobody, as in some containers, that is for ever. Its first thread may be gone before the
     * others, which then still hold what it has open.
     */
    public static boolean hasEnded(ProcessHandle process) {
        return !process.isAlive()
                || (fields(process.pid())
                                .filter(fields -> fields[STATE].equals("Z"))
                                .isPresent()
                        && threads(process.pid()) == 1);
    }

    /** The user this process runs as; empty where there is no /proc. */
    static OptionalInt ownUser() {
        try {
            return Files.getAttribute(PROC.resolve("self"), "unix:uid") instanceof Integer uid
                    ? OptionalInt.of(uid)
                    : OptionalInt.empty();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return OptionalInt.empty();
        }
    }

    private static Optional<String[]> fields(long pid) {
        try {
            String stat = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            return Optional.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long threads(long pid) {
        try (Stream<Path> threads = Files.list(PROC.resolve(pid + "/task"))) {
            return threads.count();
        } catch (IOException e) {
            return 0;
        }
    }
}
