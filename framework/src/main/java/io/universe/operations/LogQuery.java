package io.universe.operations;

import io.universe.operations.LogLine.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which lines of the logs somebody wants to see.
 *
 * @param workers the names of processes, slots or contexts, of which one is enough; none for all
 * @param kinds which of a process's logs
 * @param level the least severe level
 * @param text what the line has to contain, whatever its case; empty for any
 * @param lines how many at the most, the newest of all
 * @param since how old the oldest may be
 */
public record LogQuery(
        Set<String> workers, Set<Kind> kinds, Level level, String text, int lines, Optional<Duration> since) {

    /** The logs that a process has. */
    public enum Kind {
        /** What it logs, with what the application prints. */
        LOG,
        /** What its JVM printed beside that: before its log was up, or while dying. */
        OUT,
        /** A line for each request. */
        ACCESS
    }

    /** The last 200 lines of what everybody logs and prints. */
    public static final LogQuery DEFAULT =
            new LogQuery(Set.of(), Set.of(Kind.LOG, Kind.OUT), Level.TRACE, "", 200, Optional.empty());

    /** Processes that describe the application, or make the class-data archive, before the master needs it. */
    private static final Set<String> HELPING = Set.of("describe", "archive");

    /** Copies the sets. */
    public LogQuery {
        workers = Set.copyOf(workers);
        kinds = Set.copyOf(kinds);
    }

    /**
     * Whether this log of the process is asked for, {@code master} or an incarnation, {@code web-0.3}: by that name, or that of its slot or context. Processes that only help a master to start have to be named, and what a master prints is
     * left out where its log is asked for, in which all of it stands too.
     */
    public boolean isAbout(String process, Kind kind) {
        return kinds.contains(kind) && isAbout(process) && !(isPrintedTwice(process, kind) && kinds.contains(Kind.LOG));
    }

    private boolean isAbout(String process) {
        return workers.isEmpty() ? !HELPING.contains(process) : workers.stream().anyMatch(name -> isOf(name, process));
    }

    private static boolean isPrintedTwice(String process, Kind kind) {
        return kind == Kind.OUT && process.equals("master");
    }

    private static boolean isOf(String name, String process) {
        return process.equals(name) || process.startsWith(name + ".") || process.startsWith(name + "-");
    }

    /** Whether the line is severe enough, and contains the text. */
    public boolean isFitting(LogLine line) {
        return line.level().compareTo(level) >= 0
                && (text.isEmpty() || contains(line.message()) || contains(line.logger()) || contains(line.thread()));
    }

    private boolean contains(String whole) {
        int last = whole.length() - text.length();
        for (int i = 0; i <= last; i++) {
            if (whole.regionMatches(true, i, text, 0, text.length())) {
                return true;
            }
        }
        return false;
    }

    /** What to tell an operator who has asked for a name that none of the processes has; empty where all is well. */
    public Optional<String> missing(Collection<String> processes) {
        return workers.stream()
                .filter(name -> processes.stream().noneMatch(process -> isOf(name, process)))
                .sorted()
                .findFirst()
                .map(name -> "\"%s\" has no log; there are: %s".formatted(name, shown(processes)));
    }

    private static String shown(Collection<String> processes) {
        return processes.isEmpty() ? "none" : processes.stream().sorted().collect(Collectors.joining(", "));
    }
}
