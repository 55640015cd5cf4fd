package io.universe.benchmarks;

import io.vertx.core.json.JsonObject;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line of the benchmarks. */
@Command(
        name = "benchmarks",
        description = "What a universe costs, beside plain Vert.x in the same run.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        subcommands = {
            Throughput.class,
            StartTime.class,
            Death.class,
            Bus.class,
            BusDeath.class,
            CacheRates.class,
            Respawn.class,
            Reload.class,
            Probes.class,
            Micro.class
        })
public final class Main {

    @Option(names = "--json", description = "Print JSON instead of sentences.", scope = ScopeType.INHERIT)
    private boolean json;

    Main() {}

    /** Runs one benchmark. */
    public static void main(String[] arguments) {
        System.exit(Interruption.guard(() -> new CommandLine(new Main()).execute(arguments)));
    }

    /** Prints what was measured. */
    void print(JsonObject figures, Function<JsonObject, String> sentences) {
        System.out.println(json ? figures.encodePrettily() : sentences.apply(figures));
    }
}
