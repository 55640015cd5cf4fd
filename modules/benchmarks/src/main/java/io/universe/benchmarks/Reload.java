package io.universe.benchmarks;

import io.universe.testkit.Await;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.os.Command.Ended;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What a phased restart of the sample costs those who ask meanwhile, and how long it takes; the load is that of a drill. No request may fail. */
@Command(
        name = "reload",
        description = {
            "Phased restarts of the sample under load: p99 during and before, and milliseconds for each worker.",
            "Ends with 1 where a request failed."
        })
final class Reload implements Callable<Integer> {

    private static final Duration TO_EXIT = Duration.ofSeconds(45);
    private static final Duration TO_DRILL = Duration.ofMinutes(2);

    @ParentCommand
    private Main main = new Main();

    @Option(names = "--rounds", defaultValue = "10", description = "Phased restarts (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--clients",
            defaultValue = "8",
            description = "Clients that keep their connection, and as many that do not (${DEFAULT-VALUE}).")
    private int clients;

    @Option(
            names = "--rate",
            defaultValue = "400",
            description = "Requests per second of all of them together (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--path", defaultValue = "/", description = "What they ask for (${DEFAULT-VALUE}).")
    private String path = "/";

    @Override
    public Integer call() {
        JsonObject figures = measure();
        main.print(figures, ReloadFigures::sentences);
        return ReloadFigures.isKept(figures) ? 0 : 1;
    }

    private JsonObject measure() {
        try (TestUniverse universe = SampleUniverse.start(List.of("--archive=true"))) {
            universe.awaitReady();
            SampleUniverse.awaitArchive(universe);
            startAllWithTheArchive(universe);
            int before = reloads(universe).size();
            JsonObject drill = report(drill(universe));
            List<ReloadTimes> reloads = reloads(universe);
            return ReloadFigures.of(drill, reloads.subList(before, reloads.size()));
        }
    }

    /** So that in each round the workers before and after are of a kind. */
    private static void startAllWithTheArchive(TestUniverse universe) {
        Ended reload = universe.command("reload", "web");
        if (!reload.isSuccess()) {
            throw new IllegalStateException("the sample cannot be reloaded: " + reload);
        }
    }

    /** As an operator gives it. */
    private Ended drill(TestUniverse universe) {
        String launcher = universe.home().launcher().toString();
        return io.universe.testkit.os.Command.of(Locations.java(), "-Xmx128m", "-jar", launcher, "drill")
                .with("--live", "--yes", "--json", "--only=reload", "--context=web", "--reloads=" + rounds)
                .with("--clients=" + clients, "--rate=" + rate, "--path=" + path)
                .run(TO_DRILL.multipliedBy(1L + rounds));
    }

    /** Also of one in which a promise was broken. */
    private static JsonObject report(Ended drill) {
        try {
            return new JsonObject(drill.stdout());
        } catch (DecodeException e) {
            throw new IllegalStateException("there is no report: " + drill, e);
        }
    }

    private static List<ReloadTimes> reloads(TestUniverse universe) {
        return Await.until(
                "all replaced workers have ended",
                TO_EXIT,
                () -> ReloadTimes.of(Journal.of(universe)),
                times -> !times.isEmpty());
    }
}
