package io.universe.launcher.cli;

import io.universe.launcher.config.Home;
import io.universe.launcher.config.Settings;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One start in the background: spawn, watch until ready, or say why it will not be. */
final class Starting {

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);
    private static final int REASON_LINES = 10;

    private final Ports ports;
    private final Settings settings;
    private final Progress progress;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Duration patience;

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
        try (ControlClient client = ports.connector().connect(home)) {
            Optional<JsonObject> running = statusOf(client);
            if (running.isPresent()) {
                out.println("already runs in " + home.root() + ", pid " + masterPid(running.get()));
                return watch(client, OptionalInt::empty);
            }
            return watch(client, ports.processes().spawn(home, properties, arguments)::exitCode);
        }
    }

    private ExitCode watch(ControlClient client, Exit exit) {
        while (true) {
            Optional<JsonObject> status = statusOf(client);
            status.ifPresent(progress);
            Optional<ExitCode> end =
                    status.flatMap(this::verdict).or(() -> onEnd(exit)).or(this::onPatience);
            if (end.isPresent()) {
                progress.clear();
                out.flush();
                err.flush();
                return end.get();
            }
            ports.pace().pause(LOOK_INTERVAL);
        }
    }

    /** How the started process ended, if it did. */
    private interface Exit {
        OptionalInt code();
    }

    private static Optional<JsonObject> statusOf(ControlClient client) {
        try {
            return Optional.of(client.status());
        } catch (NothingRunsException e) {
            return Optional.empty();
        }
    }

    private Optional<ExitCode> verdict(JsonObject status) {
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
        progress.clear();
        err.println(
                "context " + StatusView.text(context, "name") + " has given up: " + StatusView.text(context, "reason")
                        + "; see log/ in " + settings.home().root() + "; the other contexts run on");
        return ExitCode.FAILED;
    }

    private Optional<ExitCode> onEnd(Exit exit) {
        OptionalInt code = exit.code();
        if (code.isEmpty()) {
            return Optional.empty();
        }
        progress.clear();
        err.println(reasonIn(settings.home().log().resolve("master.out"))
                .orElse("the master ended with code " + code.getAsInt() + " and said nothing"));
        return Optional.of(code.getAsInt() == ExitCode.CONFIGURATION.code() ? ExitCode.CONFIGURATION : ExitCode.FAILED);
    }

    private Optional<ExitCode> onPatience() {
        if (ports.pace().nowNanos() - lastGainNanos < patience.toNanos()) {
            return Optional.empty();
        }
        progress.clear();
        String missing = ProgressLines.waitsFor(progress.last());
        err.println("not ready, and nothing has become ready for " + patience.toSeconds() + "s; waits for "
                + (missing.isEmpty() ? "the master" : missing) + "; it runs on: see status, or stop it");
        return Optional.of(ExitCode.FAILED);
    }

    private static Optional<String> reasonIn(Path output) {
        try {
            List<String> lines = Files.readString(output, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return Optional.of(String.join("\n", lines.subList(Math.max(0, lines.size() - REASON_LINES), lines.size())))
                    .filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String masterPid(JsonObject status) {
        return StatusView.text(StatusView.object(status, "master"), "pid");
    }
}
