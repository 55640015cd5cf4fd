package io.universe.launcher.master.crew;

import io.universe.launcher.supervisor.ExitStatus;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How the process of a worker has ended, from its exit value and from what the worker said last. */
final class LastWords {

    /** A shell's convention that Java keeps: an exit value above it stands for a signal, or is just a number. */
    private static final int SIGNAL_BASE = 128;

    private static final int HIGHEST_SIGNAL = 64;
    /** What a dying worker still sent is read by then. */
    private static final long PATIENCE_MILLIS = 200;
    /** What a worker says at its end may be any text; it goes into a line of the log. */
    private static final int MOST_CHARS = 300;

    private LastWords() {}

    /** Done when they have been heard, or have not come: they come before the news of its end, and tell an exit code above 128 from a signal. */
    static CompletableFuture<Void> heard(Fleet.Craft craft) {
        return craft.link()
                .map(link -> link.closed().copy().orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                .orElse(CompletableFuture.completedFuture(null));
    }

    /** How it has ended, when they have been heard. Nobody knows the exit value of an adopted process, unless it has said it. */
    static ExitStatus status(Fleet.Craft craft, int exitValue) {
        if (exitValue == AdoptedProcess.UNKNOWN) {
            return craft.announcedExitCode()
                    .map(code -> ExitStatus.exited(code).saying(code == 0 ? "" : firstLine(craft.exitReason())))
                    .orElseGet(ExitStatus::unknown);
        }
        int signal = exitValue - SIGNAL_BASE;
        boolean bySignal = signal > 0
                && signal <= HIGHEST_SIGNAL
                && craft.announcedExitCode().stream().noneMatch(code -> code == exitValue);
        ExitStatus status = bySignal ? ExitStatus.killedBy(signal) : ExitStatus.exited(exitValue);
        return exitValue == 0 ? status : status.saying(firstLine(craft.exitReason()));
    }

    private static String firstLine(String words) {
        String line = words.lines().findFirst().orElse("");
        return line.length() > MOST_CHARS ? line.substring(0, MOST_CHARS) + "…" : line;
    }
}
