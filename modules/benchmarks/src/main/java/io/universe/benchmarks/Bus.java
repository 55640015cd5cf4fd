package io.universe.benchmarks;

import io.universe.testkit.TestUniverse;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Requests per second over the event bus from one JVM to another, a universe and its twin in alternating rounds; the goal is 0.97 of the twin. */
@Command(name = "bus", description = "Requests per second over the event bus, beside plain clustered Vert.x.")
final class Bus implements Callable<Integer> {

    @ParentCommand
    private Main main = new Main();

    @Option(names = "--rounds", defaultValue = "9", description = "Rounds of each side (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--warmUps",
            defaultValue = "3",
            description = "Rounds of each side before, which are not counted (${DEFAULT-VALUE}).")
    private int warmUps;

    @Option(names = "--millis", defaultValue = "3000", description = "Length of a round (${DEFAULT-VALUE}).")
    private long millis;

    @Option(
            names = "--concurrency",
            split = ",",
            defaultValue = "1,64",
            description = "Requests at once (${DEFAULT-VALUE}).")
    private List<Integer> concurrency = List.of();

    /** The rates of one round. */
    private record Pair(double universe, double plain) {}

    @Override
    public Integer call() {
        try (TestUniverse universe = BenchUniverse.start(1);
                ClusteredTwins plain = ClusteredTwins.start()) {
            JsonObject figures = new JsonObject();
            for (int atOnce : concurrency) {
                figures.put("concurrency-" + atOnce, compare(universe.address("bench"), plain.address(), atOnce));
            }
            main.print(figures, Bus::sentences);
        }
        return 0;
    }

    private JsonObject compare(URI universe, URI plain, int atOnce) {
        rounds(universe, plain, atOnce, warmUps);
        List<Pair> measured = rounds(universe, plain, atOnce, rounds);
        return new JsonObject()
                .put("universe", Median.of(measured.stream().map(Pair::universe).toList()))
                .put("plain", Median.of(measured.stream().map(Pair::plain).toList()))
                .put(
                        "ratio",
                        Median.of(measured.stream()
                                .map(pair -> pair.universe() / pair.plain())
                                .toList()));
    }

    /** Who is first alternates: the machine may be slower in the second half of a pair. */
    private List<Pair> rounds(URI universe, URI plain, int atOnce, int number) {
        List<Pair> pairs = new ArrayList<>();
        for (int round = 0; round < number; round++) {
            if (round % 2 == 0) {
                double ours = rate(universe, atOnce);
                pairs.add(new Pair(ours, rate(plain, atOnce)));
            } else {
                double theirs = rate(plain, atOnce);
                pairs.add(new Pair(rate(universe, atOnce), theirs));
            }
        }
        return pairs;
    }

    private double rate(URI side, int atOnce) {
        JsonObject figures = Questions.ask(side, "/bus?concurrency=" + atOnce + "&millis=" + millis);
        return figures.getLong("answered") * 1e9 / figures.getLong("nanos");
    }

    private static String sentences(JsonObject figures) {
        StringBuilder text = new StringBuilder();
        figures.fieldNames().forEach(name -> text.append(sentence(name, figures.getJsonObject(name))));
        return text.toString();
    }

    private static String sentence(String name, JsonObject figures) {
        return String.format(
                Locale.ROOT,
                "event-bus requests, %s: universe %,.0f/s, plain clustered Vert.x %,.0f/s, ratio %.3f%n",
                name.replace('-', ' '),
                figures.getDouble("universe"),
                figures.getDouble("plain"),
                figures.getDouble("ratio"));
    }
}
