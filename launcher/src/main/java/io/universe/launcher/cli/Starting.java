package io.universe.launcher.cli;

import io.universe.launcher.cli.ProcessTable.Child;
import io.universe.launcher.cli.ProcessTable.Hold;
import io.universe.launcher.config.Home;
import io.universe.launcher.config.Settings;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * One start in the background: spawn, watch until ready, or say why it will not be. Where another master starts or runs it is watched instead, and where one stops its end is waited for first: to start
 * twice, at once or not, is the same as once.
 */
final class Starting {

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);
    private static final int REASON_LINES = 10;

    private final Ports ports;
    private final Settings settings;
    private final Progress progress;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Duration patience;

    /** The master that this start has spawned; empty while another one holds the home, or held it when this started. */
    private Optional<Child> child = Optional.empty();

    private long lastGainNanos;
    private long mostReady;

    Starting(Ports ports, Settings settings, Progress progress, PrintWriter out, PrintWriter err) {
        this.ports = ports;
        this.settings = settings;
        this.progress = progress;
        this.out = out;
        this.err = err;
        this.patience = settings.supervision()
                .startTimeout()
                .plus(settings.supervision().warmUpTimeout());
        this.lastGainNanos = ports.pace().nowNanos();
    }

    ExitCode run(List<String> properties, List<String> arguments) {
        Home home = settings.home();
        Supplier<Child> spawn = () -> ports.processes().spawn(home, properties, arguments);
        try (ControlClient client = ports.connector().connect(home)) {
            Optional<JsonObject> running = Stopping.statusOf(client);
            if (running.isEmpty()) {
                return watch(client, () -> onSilence(spawn));
            }
            if (StatusView.isStopping(running.get())) {
                say("waits for the master that stops in " + home.root() + ", pid "
                        + StatusView.masterPid(running.get()));
                return watch(client, () -> onSilence(spawn));
            }
            say("already runs in " + home.root() + ", pid " + StatusView.masterPid(running.get()));
            return watch(client, this::onSilenceOfAnother);
        }
    }

    private ExitCode watch(ControlClient client, Supplier<Optional<ExitCode>> silence) {
        while (true) {
            Optional<JsonObject> status = Stopping.statusOf(client);
            Optional<ExitCode> end = (status.isPresent() ? verdict(status.get()) : silence.get()).or(this::onPatience);
            if (end.isPresent()) {
                progress.clear();
                out.flush();
                err.flush();
                return end.get();
            }
            ports.pace().pause(LOOK_INTERVAL);
        }
    }

    private Optional<ExitCode> verdict(JsonObject status) {
        if (StatusView.isStopping(status)) {
            return Optional.empty();
        }
        progress.accept(status);
        if (ProgressLines.isReady(status)) {
            return Optional.of(ExitCode.DONE);
        }
        long ready = ProgressLines.readyWorkers(status);
        if (ready > mostReady) {
            mostReady = ready;
            lastGainNanos = ports.pace().nowNanos();
        }
        return ProgressLines.errored(status).stream().findFirst().map(this::onErrored);
    }

    private ExitCode onErrored(JsonObject context) {
        return failed("context " + StatusView.text(context, "name") + " has given up: "
                + StatusView.text(context, "reason") + "; see log/ in "
                + settings.home().root() + "; the other contexts run on");
    }

    /** Nobody answers: the own master has to be spawned, starts still, or has ended; or another one holds the home. */
    private Optional<ExitCode> onSilence(Supplier<Child> spawn) {
        OptionalInt code = child.map(Child::exitCode).orElse(OptionalInt.empty());
        if (child.isPresent() && code.isEmpty()) {
            return Optional.empty();
        }
        boolean hasLostTheRace = code.isPresent() && code.getAsInt() == ExitCode.FAILED.code() && isHeld();
        if (hasLostTheRace) {
            say("another master holds " + settings.home().root() + "; waits for it");
            child = Optional.empty();
        } else if (code.isPresent()) {
            return Optional.of(onEnd(code.getAsInt()));
        } else if (!isHeld()) {
            spawn(spawn);
        }
        return Optional.empty();
    }

    /** By another process: whoever takes the lock only to see that lets go of it at once. */
    private boolean isHeld() {
        Optional<Hold> hold = ports.processes().hold(settings.home());
        hold.ifPresent(Hold::close);
        return hold.isEmpty();
    }

    private void spawn(Supplier<Child> spawn) {
        child = Optional.of(spawn.get());
        lastGainNanos = ports.pace().nowNanos();
    }

    private Optional<ExitCode> onSilenceOfAnother() {
        return Optional.of(
                failed("the master that ran in " + settings.home().root() + " has ended before it was ready"));
    }

    private ExitCode onEnd(int code) {
        List<String> said = child.map(Child::output).orElse(List.of());
        failed(
                said.isEmpty()
                        ? "the master ended with code " + code + " and said nothing"
                        : String.join("\n", said.subList(Math.max(0, said.size() - REASON_LINES), said.size())));
        return code == ExitCode.CONFIGURATION.code() ? ExitCode.CONFIGURATION : ExitCode.FAILED;
    }

    private Optional<ExitCode> onPatience() {
        if (ports.pace().nowNanos() - lastGainNanos < patience.toNanos()) {
            return Optional.empty();
        }
        String missing = ProgressLines.waitsFor(progress.last());
        return Optional.of(failed("not ready, and nothing has become ready for " + patience.toSeconds()
                + "s; waits for " + (missing.isEmpty() ? "the master" : missing)
                + "; it runs on: see status, or stop it"));
    }

    private ExitCode failed(String why) {
        progress.clear();
        err.println(why);
        return ExitCode.FAILED;
    }

    private void say(String line) {
        progress.clear();
        out.println(line);
        out.flush();
    }
}
