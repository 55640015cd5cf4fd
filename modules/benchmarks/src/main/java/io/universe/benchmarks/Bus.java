package io.universe.benchmarks;

import io.universe.testkit.TestUniverse;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
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
        return new Contest(warmUps, rounds).between(() -> rate(universe, atOnce), () -> rate(plain, atOnce));
    }

    private double rate(URI side, int atOnce) {
        return Questions.rate(side, "/bus?concurrency=" + atOnce + "&millis=" + millis);
    }

    private static String sentences(JsonObject figures) {
        StringBuilder text = new StringBuilder();
        figures.fieldNames().forEach(name -> text.append(sentence(name, figures.getJsonObject(name))));
        return text.toString();
    }

    private static String sentence(String name, JsonObject figures) {
        return Contest.sentence("event-bus requests, " + name.replace('-', ' '), "plain clustered Vert.x", figures);
    }
}
