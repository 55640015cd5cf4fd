package io.universe.benchmarks;

import io.universe.benchmarks.twin.PlainClusteredEngine;
import io.universe.benchmarks.twin.PlainClusteredWeb;
import io.universe.benchmarks.twin.PlainWeb;
import io.universe.testkit.TestUniverse;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Requests per second, a universe and its twin in alternating rounds; the goal is nine tenths of the twin. */
@Command(
        name = "throughput",
        description = "Requests per second of a fixed body, and of web -> event bus -> engine -> web (needs wrk).")
final class Throughput implements Callable<Integer> {

    @ParentCommand
    private Main main = new Main();

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds of each side (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "5", description = "Length of a round (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--connections", defaultValue = "32", description = "Connections of wrk (${DEFAULT-VALUE}).")
    private int connections;

    @Override
    public Integer call() {
        JsonObject figures = new JsonObject();
        try (TestUniverse universe = BenchUniverse.start(1)) {
            URI bench = universe.address("bench");
            try (TwinProcess plain = TwinProcess.start(PlainWeb.class, 1)) {
                figures.put(
                        "fixed",
                        compare(bench.resolve("/fixed"), plain.address().resolve("/fixed")));
            }
            figures.put("bus", compareWithTwoJvms(bench.resolve("/work")));
        }
        main.print(figures, Throughput::sentences);
        return 0;
    }

    private JsonObject compareWithTwoJvms(URI work) {
        String cluster = UUID.randomUUID().toString();
        List<Integer> ports = Locations.freePorts(2);
        try (TwinProcess engine = TwinProcess.start(PlainClusteredEngine.class, cluster, ports.get(0), ports.get(0));
                TwinProcess web = TwinProcess.start(PlainClusteredWeb.class, cluster, ports.get(1), ports.get(0))) {
            engine.osProcess();
            return compare(work, web.address().resolve("/work"));
        }
    }

    /** The first round of each side warms up and is not counted. */
    private JsonObject compare(URI universe, URI plain) {
        Wrk wrk = new Wrk(connections, seconds);
        wrk.rate(universe);
        wrk.rate(plain);
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ours.add(wrk.rate(universe));
            theirs.add(wrk.rate(plain));
        }
        return new JsonObject()
                .put("universe", Median.of(ours))
                .put("plain", Median.of(theirs))
                .put("ratio", Median.of(ours) / Median.of(theirs));
    }

    private static String sentences(JsonObject figures) {
        return sentence("GET of a fixed body, one event loop", figures.getJsonObject("fixed"))
                + sentence("web -> event bus -> engine -> web, two JVMs", figures.getJsonObject("bus"));
    }

    private static String sentence(String what, JsonObject figures) {
        return String.format(
                Locale.ROOT,
                "%s: universe %,.0f/s, plain Vert.x %,.0f/s, ratio %.3f%n",
                what,
                figures.getDouble("universe"),
                figures.getDouble("plain"),
                figures.getDouble("ratio"));
    }
}
