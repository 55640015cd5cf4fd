package io.universe.launcher.cli;

import io.universe.launcher.config.Home;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One stop: ask the master, or terminate the workers it left behind, and wait until every process is gone. */
final class Stopping {

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);

    private final Ports ports;
    private final Home home;
    private final Progress progress;
    private final PrintWriter out;

    Stopping(Ports ports, Home home, Progress progress, PrintWriter out) {
        this.ports = ports;
        this.home = home;
        this.progress = progress;
        this.out = out;
    }

    ExitCode run() {
        try (ControlClient client = ports.connector().connect(home)) {
            JsonObject status = client.status();
            progress.accept(status);
            order(client);
            follow(client);
            awaitEnd(pidsOf(status));
            stopOrphans();
        } catch (NothingRunsException e) {
            if (!stopOrphans()) {
                throw e;
            }
        }
        out.println("stopped " + home.root());
        out.flush();
        return ExitCode.DONE;
    }

    /** A master that is gone before it could answer has stopped too. */
    private static void order(ControlClient client) {
        try {
            client.stop();
        } catch (NothingRunsException e) {
            return;
        }
    }

    private void follow(ControlClient client) {
        try {
            while (true) {
                progress.accept(client.status());
                ports.pace().pause(LOOK_INTERVAL);
            }
        } catch (NothingRunsException e) {
            progress.clear();
        }
    }

    private static List<Long> pidsOf(JsonObject status) {
        List<Long> pids = new ArrayList<>();
        Optional.ofNullable(StatusView.object(status, "master").getLong("pid")).ifPresent(pids::add);
        StatusView.objects(status, "contexts")
                .flatMap(context -> StatusView.objects(context, "workers"))
                .map(worker -> worker.getLong("pid"))
                .filter(pid -> pid != null)
                .forEach(pids::add);
        return pids;
    }

    /** Ends workers without a master; false where there are none. */
    private boolean stopOrphans() {
        List<Long> orphans = ports.processes().workersOf(home);
        if (!orphans.isEmpty()) {
            out.println("stops " + orphans.size() + " workers without a master");
            orphans.forEach(ports.processes()::terminate);
            awaitEnd(orphans);
            removeSockets();
            ports.processes().sweep(home);
        }
        return !orphans.isEmpty();
    }

    /** A killed master could not remove them; nobody listens there any more. */
    private void removeSockets() {
        try {
            Files.deleteIfExists(home.controlSocket());
            Files.deleteIfExists(home.workersSocket());
        } catch (IOException e) {
            out.println("cannot remove the sockets in " + home.sockets() + ": " + e.getMessage());
        }
    }

    /** Every worker has a deadline of its own for what TERM asks of it, so this ends. */
    private void awaitEnd(List<Long> pids) {
        List<Long> shown = List.of();
        while (true) {
            List<Long> living = pids.stream().filter(ports.processes()::isAlive).toList();
            if (living.isEmpty()) {
                return;
            }
            if (!living.equals(shown)) {
                out.println("waits for the end of pid "
                        + living.stream().map(String::valueOf).collect(Collectors.joining(", ")));
                out.flush();
            }
            shown = living;
            ports.pace().pause(LOOK_INTERVAL);
        }
    }
}
