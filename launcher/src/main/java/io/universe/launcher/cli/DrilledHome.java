package io.universe.launcher.cli;

import io.universe.launcher.cli.ProcessTable.Entry;
import io.universe.launcher.config.Settings;
import io.universe.launcher.drill.DrillFailure;
import io.universe.launcher.drill.Health;
import io.universe.launcher.drill.Step;
import io.universe.launcher.drill.Subject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;

/** The universe of a home as the subject of a drill: HTTP on its control socket, and signals to the processes that its status tells of. Used by one thread. */
final class DrilledHome implements Subject {

    /** What the master may take beyond the time it was told to wait. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(5);

    private final Ports ports;
    private final Settings settings;
    private final MasterWords words;
    private final ControlClient client;

    /** Of these settings, the master of which is started with these words. */
    DrilledHome(Ports ports, Settings settings, MasterWords words, ControlClient client) {
        this.ports = ports;
        this.settings = settings;
        this.words = words;
        this.client = client;
    }

    @Override
    public Optional<Health> health() {
        return Stopping.statusOf(client).map(Health::new);
    }

    @Override
    public void order(String path, Duration patience) {
        ask(() -> {
            WishReply reply = awaited(client.wish(path, patience), patience.plus(TO_ANSWER));
            if (!reply.isDone() && !reply.isOpen()) {
                throw new DrillFailure("the master answers " + reply.status() + ": " + reply.text());
            }
        });
    }

    @Override
    public void replaceMaster() {
        ask(() -> client.restart().ifPresent(reason -> {
            throw new DrillFailure("the master refuses to be replaced: " + reason);
        }));
    }

    private static void ask(Runnable question) {
        try {
            question.run();
        } catch (NothingRunsException e) {
            throw new DrillFailure("the master has ended before it could say what became of it");
        }
    }

    private WishReply awaited(ControlClient.PendingWish wish, Duration patience) {
        long startNanos = ports.pace().nowNanos();
        Optional<WishReply> reply = wish.reply();
        while (reply.isEmpty()) {
            if (ports.pace().nowNanos() - startNanos > patience.toNanos()) {
                throw new DrillFailure("the master has not answered for " + patience.toSeconds() + "s");
            }
            ports.pace().pause(LOOK_INTERVAL);
            reply = wish.reply();
        }
        return reply.get();
    }

    @Override
    public void strike(long pid, Step.Blow blow) {
        Entry process = ports.processes()
                .find(pid)
                .orElseThrow(() -> new DrillFailure("pid " + pid + " has ended before it could be struck"));
        switch (blow) {
            case KILL -> process.kill();
            case STOP -> process.suspend();
        }
    }

    @Override
    public boolean isAlive(long pid) {
        return ports.processes().find(pid).filter(Entry::isAlive).isPresent();
    }

    @Override
    public void killMaster(long pid) {
        strike(pid, Step.Blow.KILL);
    }

    @Override
    public void startMaster() {
        start(new PrintWriter(new StringWriter()));
    }

    /** Starts a master, telling how it goes on. */
    void start(PrintWriter out) {
        StringWriter reason = new StringWriter();
        PrintWriter err = new PrintWriter(reason, true);
        ExitCode code = new Starting(ports, settings, new Progress(out, false), out, err)
                .run(words.properties(), words.arguments());
        if (code != ExitCode.DONE) {
            throw new DrillFailure("start: " + reason.toString().strip());
        }
    }
}
