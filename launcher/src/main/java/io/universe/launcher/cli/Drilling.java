package io.universe.launcher.cli;

import io.universe.launcher.config.Home;
import io.universe.launcher.drill.Drill;
import io.universe.launcher.drill.DrillFailure;
import io.universe.launcher.drill.DrillTime;
import io.universe.launcher.drill.Health;
import io.universe.launcher.drill.Load;
import io.universe.launcher.drill.LoadSpec;
import io.universe.launcher.drill.Report;
import io.universe.launcher.drill.ReportDocument;
import io.universe.launcher.drill.RoundLeader;
import io.universe.launcher.drill.VertxLoad;
import java.io.PrintWriter;
import java.time.Duration;

/** One drill of a running universe: whom it strikes, the load, the report. */
final class Drilling {

    /** The longest that a step may take; a worker that starts has as long by default. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DrillTime time;
    private final DrillOptions options;
    private final DrillProgress progress;

    Drilling(Ports ports, DrillOptions options, DrillProgress progress) {
        this.time = new DrillClocks(ports.pace());
        this.options = options;
        this.progress = progress;
    }

    /** Prints the report; failed where a promise was not kept. */
    ExitCode run(DrilledHome subject, PrintWriter out, Home home) {
        Health health = subject.health().orElseThrow(() -> new NothingRunsException(home));
        String context = contextOf(health);
        LoadSpec spec = options.load(portOf(health, context));
        try (Load load = VertxLoad.start(spec, time)) {
            RoundLeader leader = new RoundLeader(subject, context, load, time, progress, PATIENCE);
            return print(new Drill(leader, options.plan(), spec, time, progress).run(), out);
        } catch (IllegalStateException e) {
            throw new DrillFailure(String.valueOf(e.getMessage()));
        }
    }

    private String contextOf(Health health) {
        String context = options.context()
                .or(health::firstWithPort)
                .orElseThrow(
                        () -> new DrillFailure("nothing that runs has a port, so nobody would notice what is lost"));
        if (!health.contexts().contains(context)) {
            throw new DrillFailure(
                    "--context: there is no " + context + "; there are " + String.join(", ", health.contexts()));
        }
        return context;
    }

    private static int portOf(Health health, String context) {
        return health.port(context)
                .orElseGet(() -> health.firstWithPort().stream()
                        .flatMapToInt(first -> health.port(first).stream())
                        .findFirst()
                        .orElseThrow(() ->
                                new DrillFailure("nothing that runs has a port, so nobody would notice what is lost")));
    }

    private ExitCode print(Report report, PrintWriter out) {
        progress.clear();
        out.print(options.json ? ReportDocument.of(report).encodePrettily() + "\n" : DrillView.report(report));
        out.flush();
        return report.isKept() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
