package io.universe.launcher.cli;

import io.universe.launcher.config.Home;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One reload as the command line sees it: asked for, then followed by the status until its outcome is there. To stop watching changes nothing. */
final class Reloading {

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);
    /** A machine that is busy with starting JVMs may keep an answer waiting for longer than the client's patience. */
    private static final int MOST_SILENCES = 6;

    private final Ports ports;
    private final ReloadProgress progress;
    private final PrintWriter err;

    Reloading(Ports ports, ReloadProgress progress, PrintWriter err) {
        this.ports = ports;
        this.progress = progress;
        this.err = err;
    }

    ExitCode run(Home home, ControlClient.Reload wish) {
        try (ControlClient client = ports.connector().connect(home)) {
            JsonObject before = client.status();
            progress.begin(before);
            return follow(client, StatusView.masterPid(before), client.reload(wish));
        } catch (Refused refused) {
            return failed(refused.lines(), refused.exitCode());
        }
    }

    private ExitCode follow(ControlClient client, long pid, String id) {
        int silences = 0;
        while (true) {
            try {
                JsonObject status = client.status();
                Optional<ExitCode> end = look(status, pid, id);
                if (end.isPresent()) {
                    return end.get();
                }
                silences = 0;
            } catch (NothingRunsException e) {
                return failed(List.of("the master has ended before the reload was over"), ExitCode.FAILED);
            } catch (IllegalStateException e) {
                if (++silences > MOST_SILENCES) {
                    throw e;
                }
            }
            ports.pace().pause(LOOK_INTERVAL);
        }
    }

    private Optional<ExitCode> look(JsonObject status, long pid, String id) {
        if (StatusView.masterPid(status) != pid) {
            return Optional.of(failed(
                    List.of("the master has ended before the reload was over; another one runs"), ExitCode.FAILED));
        }
        JsonObject reload = StatusView.object(status, "reload");
        if (!id.equals(reload.getString("id"))) {
            return Optional.of(failed(
                    List.of("another reload has begun since; `events` tells what became of this one"),
                    ExitCode.FAILED));
        }
        progress.accept(status);
        return outcome(reload);
    }

    private Optional<ExitCode> outcome(JsonObject reload) {
        return switch (StatusView.text(reload, "state")) {
            case "done" -> {
                progress.done(StatusView.text(reload, "generation"));
                yield Optional.of(ExitCode.DONE);
            }
            case "frozen" -> Optional.of(failed(reasons(reload), ExitCode.FAILED));
            case "refused" -> Optional.of(failed(reasons(reload), ExitCode.FAILED));
            case "unfit" -> Optional.of(failed(reasons(reload), ExitCode.CONFIGURATION));
            default -> Optional.empty();
        };
    }

    private static List<String> reasons(JsonObject reload) {
        return reload.getJsonArray("reasons", new JsonArray()).stream()
                .map(String::valueOf)
                .toList();
    }

    private ExitCode failed(List<String> why, ExitCode code) {
        progress.clear();
        why.forEach(err::println);
        err.flush();
        return code;
    }
}
