package io.universe.benchmarks;

import io.universe.benchmarks.twin.PlainWeb;
import io.universe.testkit.TestUniverse;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
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

    @Option(
            names = "--warmUps",
            defaultValue = "3",
            description = "Rounds of each side before, which are not counted (${DEFAULT-VALUE}).")
    private int warmUps;

    @Option(names = "--seconds", defaultValue = "5", description = "Length of a round (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--connections", defaultValue = "32", description = "Connections of wrk (${DEFAULT-VALUE}).")
    private int connections;

    @Override
    public Integer call() {
        main.print(new JsonObject().put("fixed", fixed()).put("bus", bus()), Throughput::sentences);
        return 0;
    }

    /** Both sides are fresh in each comparison, so that neither is warmed up by the other one. */
    private JsonObject fixed() {
        try (TestUniverse universe = BenchUniverse.start(1);
                TwinProcess plain = TwinProcess.start(PlainWeb.class, 1)) {
            return compare(universe.address("bench"), plain.address(), "/fixed");
        }
    }

    private JsonObject bus() {
        try (TestUniverse universe = BenchUniverse.start(1);
                ClusteredTwins plain = ClusteredTwins.start()) {
            return compare(universe.address("bench"), plain.address(), "/work");
        }
    }

    private JsonObject compare(URI universe, URI plain, String path) {
        rounds(universe.resolve(path), plain.resolve(path), warmUps);
        List<Pair> measured = rounds(universe.resolve(path), plain.resolve(path), rounds);
        double ours = Median.of(measured.stream().map(Pair::universe).toList());
        double theirs = Median.of(measured.stream().map(Pair::plain).toList());
        return new JsonObject().put("universe", ours).put("plain", theirs).put("ratio", ours / theirs);
    }

    private List<Pair> rounds(URI universe, URI plain, int number) {
        Wrk wrk = new Wrk(connections, seconds);
        return IntStream.range(0, number)
                .mapToObj(round -> new Pair(wrk.rate(universe), wrk.rate(plain)))
                .toList();
    }

    /** The rates of one round. */
    private record Pair(double universe, double plain) {}

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
