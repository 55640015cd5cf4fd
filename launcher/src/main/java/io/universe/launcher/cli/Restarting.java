package io.universe.launcher.cli;

import io.universe.launcher.config.Home;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/** One replacement of the master: the running one is asked, and the next one awaited until it is ready. */
final class Restarting {

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);

    /** A successor that comes to nothing is given up by the master before it sooner. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Ports ports;
    private final Home home;
    private final PrintWriter out;
    private final PrintWriter err;

    Restarting(Ports ports, Home home, PrintWriter out, PrintWriter err) {
        this.ports = ports;
        this.home = home;
        this.out = out;
        this.err = err;
    }

    ExitCode run() {
        try (ControlClient client = ports.connector().connect(home)) {
            long before = StatusView.masterPid(client.status());
            Optional<String> refusal = ask(client);
            return refusal.isPresent()
                    ? failed("not restarted, the master goes on: " + refusal.get())
                    : await(client, before);
        }
    }

    /** A master that goes at once may take its own answer with it: that it went says the same. */
    private static Optional<String> ask(ControlClient client) {
        try {
            return client.restart();
        } catch (NothingRunsException gone) {
            return Optional.empty();
        }
    }

    /** Silence means that one master has gone and the next is on its way; the old one that speaks again has taken its place back. */
    private ExitCode await(ControlClient client, long before) {
        long beginNanos = ports.pace().nowNanos();
        while (ports.pace().nowNanos() - beginNanos < PATIENCE.toNanos()) {
            Optional<ExitCode> end = Stopping.statusOf(client).flatMap(status -> verdict(status, before));
            if (end.isPresent()) {
                return end.get();
            }
            ports.pace().pause(LOOK_INTERVAL);
        }
        return failed("no other master has become ready for " + PATIENCE.toSeconds()
                + "s; see status, and log/master.log in " + home.root());
    }

    private Optional<ExitCode> verdict(JsonObject status, long before) {
        long now = StatusView.masterPid(status);
        String failure = status.getJsonObject("master").getString("restartFailed", "");
        if (!failure.isEmpty()) {
            return Optional.of(failed("not restarted: " + failure + "; the master goes on, pid " + now));
        }
        if (now == before || !ProgressLines.isReady(status)) {
            return Optional.empty();
        }
        out.println("restarted " + home.root() + ": master pid " + before + " -> " + now);
        out.flush();
        return Optional.of(ExitCode.DONE);
    }

    private ExitCode failed(String why) {
        err.println(why);
        err.flush();
        return ExitCode.FAILED;
    }
}
