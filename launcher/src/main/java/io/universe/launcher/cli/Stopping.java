package io.universe.launcher.cli;

import io.universe.launcher.cli.ProcessTable.Entry;
import io.universe.launcher.cli.ProcessTable.Hold;
import io.universe.launcher.config.Home;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/**
 * One stop: the master is asked and followed to its end, then what a dead one has left behind is ended. That is done with the home's lock in hand only. A lock that somebody else holds belongs to a master
 * that starts or ends and does not answer; it is waited for.
 */
final class Stopping {

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);

    /** To describe the application, the longest part of a start without an answer, a master takes no longer, and to end without one neither. */
    private static final Duration MASTER_PATIENCE = Duration.ofSeconds(90);

    private final Ports ports;
    private final Home home;
    private final Progress progress;
    private final PrintWriter out;
    private final PrintWriter err;

    Stopping(Ports ports, Home home, Progress progress, PrintWriter out, PrintWriter err) {
        this.ports = ports;
        this.home = home;
        this.progress = progress;
        this.out = out;
        this.err = err;
    }

    ExitCode run() {
        try (ControlClient client = ports.connector().connect(home)) {
            long startNanos = ports.pace().nowNanos();
            boolean isAwaiting = false;
            while (ports.pace().nowNanos() - startNanos < MASTER_PATIENCE.toNanos()) {
                Optional<JsonObject> status = statusOf(client);
                if (status.isPresent()) {
                    return stop(client, status.get());
                }
                Optional<Hold> hold = ports.processes().hold(home);
                if (hold.isPresent()) {
                    return end(hold.get(), isAwaiting);
                }
                isAwaiting = await(isAwaiting);
            }
        }
        return failed("somebody holds " + home.root() + " but has not answered for " + MASTER_PATIENCE.toSeconds()
                + "s, a master or another stop; run/master.lock names its pid: end it with kill, then stop again");
    }

    private boolean await(boolean isAwaiting) {
        if (!isAwaiting) {
            say("waits for a master that starts or ends in " + home.root());
        }
        ports.pace().pause(LOOK_INTERVAL);
        return true;
    }

    static Optional<JsonObject> statusOf(ControlClient client) {
        try {
            return Optional.of(client.status());
        } catch (NothingRunsException e) {
            return Optional.empty();
        }
    }

    private ExitCode stop(ControlClient client, JsonObject status) {
        long pid = StatusView.masterPid(status);
        Optional<Entry> master = ports.processes().find(pid);
        progress.accept(status);
        order(client);
        follow(client, pid);
        if (master.isPresent() && !hasEnded(master.get())) {
            return failed("the master, pid " + pid + ", has not ended within " + MASTER_PATIENCE.toSeconds()
                    + "s after its last answer; end it with kill -KILL " + pid + ", then stop again");
        }
        return endOrLeave(client);
    }

    /** Another stop may be at the same, or a master may have been started since. */
    private ExitCode endOrLeave(ControlClient client) {
        long startNanos = ports.pace().nowNanos();
        while (ports.pace().nowNanos() - startNanos < MASTER_PATIENCE.toNanos()) {
            Optional<Hold> hold = ports.processes().hold(home);
            if (hold.isPresent()) {
                return end(hold.get(), true);
            }
            if (statusOf(client).isPresent()) {
                return startedAgain();
            }
            ports.pace().pause(LOOK_INTERVAL);
        }
        return failed("stopped, but somebody holds " + home.root() + " since; run/master.lock names its pid");
    }

    /** A master that is gone before it could answer has stopped too. */
    private static void order(ControlClient client) {
        try {
            client.stop();
        } catch (NothingRunsException e) {
            return;
        }
    }

    /** Shows how the master's workers end, until it does not answer any more, or another one does. */
    private void follow(ControlClient client, long pid) {
        Optional<JsonObject> status = statusOf(client);
        while (status.filter(answer -> StatusView.masterPid(answer) == pid).isPresent()) {
            status.ifPresent(progress);
            ports.pace().pause(LOOK_INTERVAL);
            status = statusOf(client);
        }
        progress.clear();
    }

    /** The master alone: it has waited for its workers, whose ids may be others' by now. */
    private boolean hasEnded(Entry master) {
        long startNanos = ports.pace().nowNanos();
        while (master.isAlive()) {
            if (ports.pace().nowNanos() - startNanos >= MASTER_PATIENCE.toNanos()) {
                return false;
            }
            ports.pace().pause(LOOK_INTERVAL);
        }
        return true;
    }

    private ExitCode startedAgain() {
        say("stopped; a master has been started in " + home.root() + " since, and is left alone");
        return ExitCode.DONE;
    }

    /** Nobody is the home's master now, and nobody can become it before this has ended. */
    private ExitCode end(Hold hold, boolean hasSeenMaster) {
        try (hold) {
            Orphans.Outcome outcome = new Orphans(ports, home, this::say).end();
            return switch (outcome) {
                case NONE -> {
                    if (!hasSeenMaster) {
                        throw new NothingRunsException(home);
                    }
                    yield stopped();
                }
                case ENDED -> stopped();
                case LEFT -> failed("not everything in " + home.root() + " could be ended");
            };
        }
    }

    private ExitCode stopped() {
        say("stopped " + home.root());
        return ExitCode.DONE;
    }

    private ExitCode failed(String why) {
        progress.clear();
        err.println(why);
        err.flush();
        return ExitCode.FAILED;
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
