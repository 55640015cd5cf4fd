package io.universe.launcher.cli;

import io.universe.operations.Durations;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands that wish something have in common: which master is asked, and how long for. */
final class WishOptions {

    private static final Pattern WORKER = Pattern.compile("[a-z][a-z0-9]*-\\d{1,9}");
    private static final Duration LONGEST = Duration.ofHours(1);

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "5m",
            description = "How long to wait for the outcome, at most 1h; the master goes on after that. Default: 5m.")
    private String timeout = "5m";

    /** Wishes it of the one worker that the path's {@code %s} stands for. */
    int wish(Ports ports, String path, String worker) {
        if (!isWorker(worker)) {
            throw refusal("\"" + worker + "\" is no worker; they are called like web-0, see status");
        }
        return wish(ports, path.formatted(worker));
    }

    /** Whether it is the name of a worker in a slot. */
    static boolean isWorker(String name) {
        return WORKER.matcher(name).matches();
    }

    int wish(Ports ports, String path) {
        return wish(ports, status -> path);
    }

    /** The same where the path of the route depends on the status. */
    int wish(Ports ports, Function<JsonObject, String> path) {
        Duration patience = patience();
        CommandLine command = spec.commandLine();
        return new Wishing(ports, command.getOut(), command.getErr())
                .run(home.find(ports), path, patience)
                .code();
    }

    /** To be thrown where the command line is not understood. */
    ParameterException refusal(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private Duration patience() {
        try {
            return Durations.parse("--timeout", timeout, Duration.ofMillis(1), LONGEST);
        } catch (IllegalArgumentException e) {
            throw refusal(String.valueOf(e.getMessage()));
        }
    }
}
