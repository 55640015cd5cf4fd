package io.universe.testkit;

import io.universe.testkit.os.OsProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What a universe must not leave behind: processes, sockets, pid files, what was unpacked. */
final class Leftovers {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private Leftovers() {}

    /** Fails where something is left; processes are killed first, so that one failed test does not harm the next. */
    static void assertNone(TestHome home) {
        assertNoProcess(home);
        List<Path> remains = home.remains();
        if (!remains.isEmpty()) {
            throw new AssertionError("left behind: " + remains);
        }
    }

    /** Fails where a process of the home is left. */
    static void assertNoProcess(TestHome home) {
        try {
            Await.until("no process is left", DEADLINE, () -> describe(processesOf(home)), String::isEmpty);
        } finally {
            processesOf(home).forEach(process -> process.signal("KILL"));
        }
    }

    /** Every living process of a home: each has the home's path in its command line. */
    static List<OsProcess> processesOf(TestHome home) {
        return OsProcess.mentioning(home.directory().toString()).stream()
                .filter(OsProcess::isAlive)
                .toList();
    }

    private static String describe(List<OsProcess> processes) {
        return processes.stream()
                .map(process -> process.pid() + " " + process.commandLine())
                .collect(Collectors.joining("\n"));
    }
}
