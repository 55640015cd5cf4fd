package io.universe.benchmarks;

import static io.universe.testkit.Scenario.aUniverse;

import io.universe.testkit.Await;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.TestWorker;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** How long after the exit of a killed web worker of the sample its slot is READY again, by what the universe has prepared for it; the goal is 0.6 with an archive, of the time without. */
@Command(
        name = "respawn",
        description = "Milliseconds from the exit of a killed web worker of the sample to READY in the same slot.")
final class Respawn implements Callable<Integer> {

    private static final String SLOT = "web-0";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** So long after its start a worker that ends is spawned again at once; the same for all. */
    private static final Duration MATURE = Duration.ofMillis(2_300);

    /**
     * One way to be prepared.
     *
     * @param options what turns it on
     * @param waitsForArchive whether it begins when an archive was made
     */
    private record Way(String name, List<String> options, boolean waitsForArchive) {}

    private static final List<Way> WAYS = List.of(
            new Way("without archive", List.of("--archive=false"), false),
            new Way("with archive", List.of("--archive=true"), true));

    @ParentCommand
    private Main main = new Main();

    @Option(names = "--rounds", defaultValue = "10", description = "Kills for each way (${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() {
        System.setProperty("universe.home", Locations.builtHome().toString());
        JsonArray ways = new JsonArray();
        WAYS.forEach(way -> ways.add(measure(way)));
        double first = ways.getJsonObject(0).getDouble("medianMillis");
        ways.stream()
                .map(JsonObject.class::cast)
                .forEach(way -> way.put("ratio", way.getDouble("medianMillis") / first));
        main.print(new JsonObject().put("respawn", ways), Respawn::sentences);
        return 0;
    }

    private JsonObject measure(Way way) {
        List<Double> millis = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        List<Double> proportional = new ArrayList<>();
        try (TestUniverse universe = start(way)) {
            universe.awaitReady();
            if (way.waitsForArchive()) {
                Await.until(
                        "an archive is made", PATIENCE, () -> entries(universe, "archive"), list -> !list.isEmpty());
                universe.worker(SLOT).kill().awaitSuccessor();
            }
            for (int round = 0; round < rounds; round++) {
                TestWorker victim = mature(universe);
                resident.add(victim.process().residentKilobytes() / 1024.0);
                proportional.add(victim.process().proportionalKilobytes() / 1024.0);
                victim.kill().awaitSuccessor();
                millis.add(respawnMillis(universe, victim));
            }
        }
        return new JsonObject()
                .put("way", way.name())
                .put("medianMillis", Median.of(millis))
                .put("worstMillis", Collections.max(millis))
                .put("samples", millis.size())
                .put("residentMegabytes", Median.of(resident))
                .put("proportionalMegabytes", Median.of(proportional));
    }

    private static TestUniverse start(Way way) {
        return aUniverse()
                .ofTheSample()
                .withWorkers(2)
                .with("--contexts.web.jvm=" + BenchUniverse.HEAP, "--contexts.engine.jvm=" + BenchUniverse.HEAP)
                .with(way.options().toArray(String[]::new))
                .start();
    }

    private static TestWorker mature(TestUniverse universe) {
        universe.awaits(
                SLOT + " has been READY for a while",
                status -> status.isReady(SLOT, 0)
                        && Instant.parse(status.worker(SLOT).orElseThrow().getString("since"))
                                .plus(MATURE)
                                .isBefore(Instant.now()));
        return universe.worker(SLOT);
    }

    /** As the master has seen it: the journal's times are of one clock. */
    private static double respawnMillis(TestUniverse universe, TestWorker victim) {
        Instant exited = at(universe, victim.incarnation(), "EXITED");
        Instant ready = at(universe, victim.incarnation() + 1, "READY");
        return Duration.between(exited, ready).toNanos() / 1e6;
    }

    private static Instant at(TestUniverse universe, int incarnation, String stage) {
        String life = SLOT + "." + incarnation;
        return Await.until(
                life + " is noted to be " + stage,
                PATIENCE,
                () -> entries(universe, "transition").stream()
                        .filter(entry -> life.equals(entry.getString("worker")) && stage.equals(entry.getString("to")))
                        .map(entry -> Instant.parse(entry.getString("at")))
                        .findFirst()
                        .orElseThrow(),
                found -> true);
    }

    private static List<JsonObject> entries(TestUniverse universe, String type) {
        return universe.home().journal().stream()
                .filter(entry -> type.equals(entry.getString("type")))
                .toList();
    }

    private static String sentences(JsonObject figures) {
        StringBuilder text = new StringBuilder("from the exit of a web worker to READY in its slot:\n");
        figures.getJsonArray("respawn").stream()
                .map(JsonObject.class::cast)
                .forEach(way -> text.append(String.format(
                        Locale.ROOT,
                        "  %-20s median %,6.0f ms, worst %,6.0f ms, of %d; %.2f of the first; %.0f MB resident, %.0f MB with what is shared divided%n",
                        way.getString("way"),
                        way.getDouble("medianMillis"),
                        way.getDouble("worstMillis"),
                        way.getInteger("samples"),
                        way.getDouble("ratio"),
                        way.getDouble("residentMegabytes"),
                        way.getDouble("proportionalMegabytes"))));
        return text.toString();
    }
}
