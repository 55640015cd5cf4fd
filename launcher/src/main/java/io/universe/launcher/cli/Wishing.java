package io.universe.launcher.cli;

import io.universe.launcher.cli.ControlClient.PendingWish;
import io.universe.launcher.config.Home;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** One wish: it is made, what happens meanwhile is shown, and at last what came of it. */
final class Wishing {

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);

    private final Ports ports;
    private final Progress progress;
    private final PrintWriter out;
    private final PrintWriter err;

    Wishing(Ports ports, PrintWriter out, PrintWriter err) {
        this.ports = ports;
        this.progress = new Progress(out, Terminal.isInteractive());
        this.out = out;
        this.err = err;
    }

    /** The path is that of its route, as the status has it. Throws NothingRunsException where nobody is there to be asked. */
    ExitCode run(Home home, Function<JsonObject, String> path, Duration timeout) {
        try (ControlClient client = ports.connector().connect(home)) {
            JsonObject status = client.status();
            progress.startFrom(status);
            PendingWish wish = client.wish(path.apply(status), timeout);
            return tell(awaited(client, wish), timeout);
        }
    }

    private Optional<WishReply> awaited(ControlClient client, PendingWish wish) {
        try {
            Optional<WishReply> reply = wish.reply();
            while (reply.isEmpty()) {
                progress.accept(client.status());
                ports.pace().pause(LOOK_INTERVAL);
                reply = wish.reply();
            }
            Stopping.statusOf(client).ifPresent(progress);
            return reply;
        } catch (NothingRunsException e) {
            return Optional.empty();
        } finally {
            progress.clear();
        }
    }

    private ExitCode tell(Optional<WishReply> reply, Duration timeout) {
        if (reply.isEmpty()) {
            return failed("the master has ended before it could say what became of it; see events");
        }
        WishReply said = reply.get();
        if (said.isDone()) {
            out.println(said.text());
            out.flush();
            return ExitCode.DONE;
        }
        return failed(
                said.isOpen()
                        ? "not done within " + timeout.toSeconds()
                                + "s; the master goes on with it: see status and events"
                        : (said.isFailed() ? "failed: " : "refused: ") + said.text());
    }

    private ExitCode failed(String why) {
        err.println(why);
        err.flush();
        return ExitCode.FAILED;
    }
}
