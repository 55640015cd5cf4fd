package io.universe.launcher.cli;

import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debug}: a worker that a debugger can attach to. */
@Command(
        name = "debug",
        description = {
            "Debug a context:",
            "  debug web --fresh            a further worker, beside the shared port, with ports of its own on loopback",
            "  debug --finish web-debug.1   end it",
            "Nobody else is sent to that worker, nobody judges that it stands still, and it counts for nothing. It ends by itself",
            "after debug.timeout, and with its master."
        })
final class DebugCommand implements Callable<Integer> {

    private static final Pattern CONTEXT = Pattern.compile("[a-z][a-z0-9]*");
    private static final Pattern WORKER = Pattern.compile("[a-z][a-z0-9]*-\\d{1,9}");
    private static final Pattern DEBUGGED = Pattern.compile("[a-z][a-z0-9]*-debug\\.\\d{1,9}");

    private final Ports ports;

    @Parameters(paramLabel = "NAME", description = "The context, such as web; with --finish the worker, web-debug.1.")
    private String name = "";

    @Option(names = "--fresh", description = "Of a context: with a worker of its own.")
    private boolean isFresh;

    @Option(names = "--finish", description = "End the worker that is debugged.")
    private boolean isFinish;

    @Mixin
    private WishOptions options = new WishOptions();

    DebugCommand(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Integer call() {
        if (isFinish && isFresh) {
            throw options.refusal("--fresh and --finish: one of them");
        }
        return options.wish(ports, isFinish ? toFinish() : toBegin());
    }

    private String toBegin() {
        if (WORKER.matcher(name).matches()) {
            throw options.refusal("a worker that serves is not debugged; one beside it is: debug "
                    + name.replaceFirst("-.*", "") + " --fresh");
        }
        if (!CONTEXT.matcher(name).matches()) {
            throw options.refusal("\"" + name + "\" is no context; they are called like web, see status");
        }
        if (!isFresh) {
            throw options.refusal("a context is debugged with a worker of its own: debug " + name + " --fresh");
        }
        return "/contexts/" + name + "/debug";
    }

    private String toFinish() {
        if (!DEBUGGED.matcher(name).matches()) {
            throw options.refusal(
                    "\"" + name + "\" is no debugged worker; they are called like web-debug.1, see status");
        }
        return "/workers/" + name + "/debug/finish";
    }
}
