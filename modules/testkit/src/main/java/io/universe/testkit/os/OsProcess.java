package io.universe.testkit.os;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A process of this machine, looked at through /proc; one that has ended is seen as empty, never as an error. */
public record OsProcess(long pid) {

    private static final Path PROC = Path.of("/proc");

    /** The processes that have this text in their command line, but for the one that asks. */
    public static List<OsProcess> mentioning(String text) {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .map(handle -> new OsProcess(handle.pid()))
                .filter(process -> process.pid != self && process.commandLine().contains(text))
                .toList();
    }

    /**
     * Whether it runs; one that has ended and was not yet waited for does not. A first thread that is gone does not mean the end: the others of a killed
     * process may still be dying, for tens of milliseconds, and nobody can wait for it before they are.
     */
    public boolean isAlive() {
        String state = fieldOfStatus("State");
        boolean isFirstThreadGone = state.isEmpty() || state.startsWith("Z") || state.startsWith("X");
        return !isFirstThreadGone || threads() > 1;
    }

    /** Whether it is stopped by SIGSTOP, all threads of it: they stop one after the other. */
    public boolean isStopped() {
        try (Stream<Path> threads = Files.list(directory().resolve("task"))) {
            return threads.toList().stream()
                    .allMatch(thread -> field("task/" + thread.getFileName() + "/status", "State")
                            .startsWith("T"));
        } catch (IOException e) {
            return false;
        }
    }

    /** Its command line, words separated by blanks. */
    public String commandLine() {
        return read("cmdline").replace('\0', ' ').strip();
    }

    /** How many descriptors it holds. */
    public long descriptors() {
        return links().count();
    }

    /** How many threads it has. */
    public int threads() {
        return parse(fieldOfStatus("Threads"));
    }

    /** Its resident memory. */
    public int residentKilobytes() {
        return parse(fieldOfStatus("VmRSS").replace("kB", ""));
    }

    /** Whether the file is in its memory. */
    public boolean hasMapped(Path file) {
        return lines(directory().resolve("maps")).anyMatch(region -> region.endsWith(" " + file));
    }

    /** Its resident memory, that which it shares with others divided among them. */
    public int proportionalKilobytes() {
        return parse(field("smaps_rollup", "Pss").replace("kB", ""));
    }

    /** The paths of the Unix sockets on which it listens. */
    public List<Path> unixSockets() {
        List<String> open = links().toList();
        return lines(PROC.resolve("net/unix"))
                .map(line -> line.strip().split("\\s+", 8))
                .filter(columns -> columns.length == 8 && columns[5].equals("01"))
                .filter(columns -> open.contains("socket:[" + columns[6] + "]"))
                .map(columns -> Path.of(columns[7]))
                .toList();
    }

    /** Sends it a signal, such as {@code TERM}; one that has ended already is none to complain about. */
    public void signal(String name) {
        Command.of("kill", "-" + name, Long.toString(pid)).run();
    }

    /** Sends a signal to it and to all in its process group, as a terminal does. */
    public void signalGroup(String name) {
        Command.of("kill", "-" + name, "--", "-" + pid).run();
    }

    private String fieldOfStatus(String name) {
        return field("status", name);
    }

    private String field(String file, String name) {
        return read(file)
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static int parse(String number) {
        return number.isBlank() ? 0 : Integer.parseInt(number.strip());
    }

    private Stream<String> links() {
        try (Stream<Path> descriptors = Files.list(directory().resolve("fd"))) {
            return descriptors.toList().stream().map(OsProcess::target);
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private String read(String file) {
        try {
            return Files.readString(directory().resolve(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private Path directory() {
        return PROC.resolve(Long.toString(pid));
    }
}
