package io.universe.launcher.cli;

import io.universe.launcher.cli.ProcessTable.Entry;
import io.universe.launcher.cli.ProcessTable.Orphan;
import io.universe.launcher.config.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What dead masters have left behind in a home: processes, which get TERM, the time to drain, and then KILL, and sockets. Whoever ends them holds the home's lock. */
final class Orphans {

    /** How it went. */
    enum Outcome {
        /** There was no process. */
        NONE,
        /** None is left. */
        ENDED,
        /** Some live on: not even KILL ends them. */
        LEFT
    }

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);

    /** What an orphan may take beyond its stopTimeout: it ends itself in less than half of this after it, whether everything could be closed or not. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private final Ports ports;
    private final Home home;
    private final Consumer<String> lines;

    Orphans(Ports ports, Home home, Consumer<String> lines) {
        this.ports = ports;
        this.home = home;
        this.lines = lines;
    }

    Outcome end() {
        List<Orphan> orphans = ports.processes().orphansOf(home);
        List<Entry> living = orphans.isEmpty() ? List.of() : end(orphans);
        if (living.isEmpty()) {
            removeSockets();
            ports.processes().sweep(home);
        }
        return orphans.isEmpty() ? Outcome.NONE : living.isEmpty() ? Outcome.ENDED : Outcome.LEFT;
    }

    private List<Entry> end(List<Orphan> orphans) {
        lines.accept("stops " + orphans.size() + " processes without a master");
        List<Entry> processes = orphans.stream().map(Orphan::process).toList();
        processes.forEach(Entry::terminate);
        Duration patience = patience(orphans);
        List<Entry> stubborn = await(processes, patience);
        if (stubborn.isEmpty()) {
            return stubborn;
        }
        lines.accept("kills " + pids(stubborn) + ": not ended " + patience.toSeconds() + "s after TERM");
        stubborn.forEach(Entry::kill);
        return await(stubborn, GRACE);
    }

    /** The longest that any of them may take. */
    static Duration patience(List<Orphan> orphans) {
        return orphans.stream()
                .map(Orphan::stopTimeout)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO)
                .plus(GRACE);
    }

    /** Waits until none lives, and gives those that do when the time is over. */
    private List<Entry> await(List<Entry> processes, Duration patience) {
        long startNanos = ports.pace().nowNanos();
        List<Entry> shown = List.of();
        List<Entry> living = processes.stream().filter(Entry::isAlive).toList();
        while (!living.isEmpty() && ports.pace().nowNanos() - startNanos < patience.toNanos()) {
            if (!living.equals(shown)) {
                lines.accept("waits for the end of " + pids(living));
            }
            shown = living;
            ports.pace().pause(LOOK_INTERVAL);
            living = living.stream().filter(Entry::isAlive).toList();
        }
        return living;
    }

    private static String pids(List<Entry> processes) {
        return "pid "
                + processes.stream().map(entry -> Long.toString(entry.pid())).collect(Collectors.joining(", "));
    }

    /** A killed master could not remove them; nobody listens there any more. */
    private void removeSockets() {
        try {
            Files.deleteIfExists(home.controlSocket());
            Files.deleteIfExists(home.workersSocket());
        } catch (IOException e) {
            lines.accept("cannot remove the sockets in " + home.sockets() + ": " + e.getMessage());
        }
    }
}
