package io.universe.launcher.cli;

import io.universe.control.ContextNames;
import io.universe.launcher.supervisor.DebugId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debug}: a worker that a debugger can attach to, in its slot or beside the others. */
@Command(
        name = "debug",
        description = {
            "Debug a context, or a worker that serves:",
            "  debug web --fresh            a further worker, beside the shared port, with ports of its own on loopback",
            "  debug --finish web-debug.1   end it",
            "  debug web-0                  the worker in this slot; the key debug.running has to be true",
            "  debug --finish web-0         another worker takes its slot",
            "Nobody else is sent to a further worker, nobody judges that it stands still, and it counts for nothing. It ends by itself",
            "after debug.timeout, and with its master. A worker in its slot goes on serving: requests that come to it wait at a breakpoint."
        })
final class DebugCommand implements Callable<Integer> {

    private final Ports ports;

    @Parameters(
            paramLabel = "NAME",
            description =
                    "The context, such as web, or the worker, web-0; with --finish the worker, web-debug.1 or web-0.")
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
        if (WishOptions.isWorker(name)) {
            return toBeginInSlot();
        }
        if (!ContextNames.isWellFormed(name)) {
            throw options.refusal("\"" + name + "\" is no context; they are called like web, see status");
        }
        if (!isFresh) {
            throw options.refusal("a context is debugged with a worker of its own, debug " + name
                    + " --fresh, or in one of its workers, debug " + name + "-0");
        }
        return "/contexts/" + name + "/debug";
    }

    private String toBeginInSlot() {
        if (isFresh) {
            throw options.refusal("--fresh is for a context: debug " + name.replaceFirst("-.*", "") + " --fresh");
        }
        return "/workers/" + name + "/debug";
    }

    private String toFinish() {
        if (!DebugId.isWellFormed(name) && !WishOptions.isWorker(name)) {
            throw options.refusal(
                    "\"" + name + "\" is no debugged worker; they are called like web-debug.1 or web-0, see status");
        }
        return "/workers/" + name + "/debug/finish";
    }
}
