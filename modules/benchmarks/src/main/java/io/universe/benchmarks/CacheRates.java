package io.universe.benchmarks;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What the cache costs beside a plain map of the same cluster, and near values beside Caffeine; and how stale a near value gets. The goal is 0.9 of the map for get and set, and half of Caffeine. */
@Command(name = "cache", description = "Calls of the cache per second, beside maps of Hazelcast and Caffeine.")
final class CacheRates implements Callable<Integer> {

    private static final String MAP = "plain map";
    private static final Map<String, String> TWINS = Map.of(
            "near", "Caffeine",
            "nearKept", "Caffeine that counts hits and ages",
            "nearCopy", "Caffeine and codec");
    private static final int SLOWEST_OF = 100;

    @ParentCommand
    private Main main = new Main();

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds of each side (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--warmUps",
            defaultValue = "2",
            description = "Rounds of each side before, which are not counted (${DEFAULT-VALUE}).")
    private int warmUps;

    @Option(names = "--millis", defaultValue = "2000", description = "Length of a round (${DEFAULT-VALUE}).")
    private long millis;

    @Option(
            names = "--bytes",
            split = ",",
            defaultValue = "100,10240",
            description = "Sizes of values (${DEFAULT-VALUE}).")
    private List<Integer> sizes = List.of();

    @Option(
            names = "--concurrency",
            split = ",",
            defaultValue = "1,64",
            description = "Calls at once (${DEFAULT-VALUE}).")
    private List<Integer> concurrency = List.of();

    @Option(
            names = "--trials",
            defaultValue = "2000",
            description = "How often it is looked how stale a near value gets (${DEFAULT-VALUE}).")
    private int trials;

    @Override
    public Integer call() {
        try (CacheCluster cluster = CacheCluster.start()) {
            JsonObject figures = new JsonObject();
            sizes.forEach(bytes -> measure(cluster.address(), bytes, figures));
            figures.put("staleMicros", staleness(cluster.address()));
            main.print(figures, CacheRates::sentences);
        }
        return 0;
    }

    private void measure(URI user, int bytes, JsonObject figures) {
        for (String what : List.of("get", "set", "load")) {
            for (int atOnce : concurrency) {
                String path = "/operations?what=" + what + "&concurrency=" + atOnce;
                figures.put(
                        "%s-%d-bytes-concurrency-%d".formatted(what, bytes, atOnce),
                        compare(user, path, "plain", bytes));
            }
        }
        figures.put("near-%d-bytes".formatted(bytes), compare(user, "/near?kind=text", "plain", bytes));
        figures.put("nearKept-%d-bytes".formatted(bytes), compare(user, "/near?kind=text", "kept", bytes));
        figures.put("nearCopy-%d-bytes".formatted(bytes), compare(user, "/near?kind=buffer", "copied", bytes));
    }

    private JsonObject compare(URI user, String path, String twin, int bytes) {
        String question = path + "&bytes=" + bytes + "&millis=" + millis + "&side=";
        return new Contest(warmUps, rounds)
                .between(() -> Questions.rate(user, question + "cache"), () -> Questions.rate(user, question + twin));
    }

    private JsonObject staleness(URI user) {
        List<Double> micros =
                Questions.ask(user, "/stale?reader=" + CacheCluster.READER + "&trials=" + trials)
                        .getJsonArray("nanos")
                        .stream()
                        .map(nanos -> ((Number) nanos).doubleValue() / 1_000)
                        .sorted()
                        .toList();
        return Median.withWorst(micros).put("p99", micros.get(micros.size() - 1 - micros.size() / SLOWEST_OF));
    }

    private static String sentences(JsonObject figures) {
        StringBuilder text = new StringBuilder();
        figures.fieldNames().forEach(name -> text.append(sentence(name, figures.getJsonObject(name))));
        return text.toString();
    }

    private static String sentence(String name, JsonObject figures) {
        return figures.containsKey("ratio")
                ? Contest.sentence("cache, " + name.replace('-', ' '), twin(name), figures)
                : staleness(figures);
    }

    private static String twin(String name) {
        return TWINS.entrySet().stream()
                .filter(twin -> name.startsWith(twin.getKey() + "-"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(MAP);
    }

    private static String staleness(JsonObject micros) {
        return String.format(
                Locale.ROOT,
                "a near value is stale for: median %.2f ms, 99%% at most %.2f ms, worst %.2f ms, %d trials%n",
                micros.getDouble("median") / 1_000,
                micros.getDouble("p99") / 1_000,
                micros.getDouble("worst") / 1_000,
                micros.getInteger("samples"));
    }
}
