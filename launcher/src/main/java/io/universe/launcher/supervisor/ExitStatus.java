package io.universe.launcher.supervisor;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a process ended: with an exit code, by a signal, or unknown to everybody, as with a worker that was adopted.
 *
 * @param code 0 to 255; empty for a death by signal and where nobody can know
 * @param signal number of the signal, 1 to 64; empty for an exit and where nobody can know
 * @param lastWords why, in the process's own words; empty where it said nothing
 */
public record ExitStatus(OptionalInt code, OptionalInt signal, String lastWords) {
    private static final Map<Integer, String> SIGNAL_NAMES = Map.ofEntries(
            Map.entry(1, "SIGHUP"),
            Map.entry(2, "SIGINT"),
            Map.entry(3, "SIGQUIT"),
            Map.entry(4, "SIGILL"),
            Map.entry(5, "SIGTRAP"),
            Map.entry(6, "SIGABRT"),
            Map.entry(7, "SIGBUS"),
            Map.entry(8, "SIGFPE"),
            Map.entry(9, "SIGKILL"),
            Map.entry(11, "SIGSEGV"),
            Map.entry(13, "SIGPIPE"),
            Map.entry(15, "SIGTERM"),
            Map.entry(24, "SIGXCPU"),
            Map.entry(25, "SIGXFSZ"),
            Map.entry(31, "SIGSYS"));

    public ExitStatus {
        if (code.isPresent() && signal.isPresent()) {
            throw new IllegalArgumentException(
                    "a process ends with a code or by a signal, got " + code + " and " + signal);
        }
        requireBetween("code", code, 0, 255);
        requireBetween("signal", signal, 1, 64);
    }

    /** The process exited with a code. */
    public static ExitStatus exited(int code) {
        return new ExitStatus(OptionalInt.of(code), OptionalInt.empty(), "");
    }

    /** The process died by a signal. */
    public static ExitStatus killedBy(int signal) {
        return new ExitStatus(OptionalInt.empty(), OptionalInt.of(signal), "");
    }

    /** The same of a process that said why. */
    public ExitStatus saying(String words) {
        return new ExitStatus(code, signal, words);
    }

    /** The process has ended, and nobody can know how. */
    public static ExitStatus unknown() {
        return new ExitStatus(OptionalInt.empty(), OptionalInt.empty(), "");
    }

    /** The signal as Linux names it, {@code SIGKILL}; empty for an exit and where nobody can know. */
    public Optional<String> signalName() {
        return signal.stream()
                .mapToObj(number -> SIGNAL_NAMES.getOrDefault(number, "signal " + number))
                .findFirst();
    }

    boolean hasCode(int wanted) {
        return code.isPresent() && code.getAsInt() == wanted;
    }

    /** {@code exit 1}, {@code SIGKILL} or {@code exit unknown}, with its own words after it: {@code exit 111, backend sql cannot be opened}. */
    @Override
    public String toString() {
        String end = signalName().orElseGet(() -> "exit " + (code.isPresent() ? code.getAsInt() : "unknown"));
        return lastWords.isEmpty() ? end : end + ", " + lastWords;
    }

    private static void requireBetween(String name, OptionalInt value, int least, int most) {
        if (value.isPresent() && (value.getAsInt() < least || value.getAsInt() > most)) {
            throw new IllegalArgumentException(
                    name + " must be between " + least + " and " + most + ", got " + value.getAsInt());
        }
    }
}
