package io.universe.benchmarks;

import io.universe.testkit.Await;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.TestWorker;
import io.universe.testkit.UniverseStatus;
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

/**
 * How long after the exit of a killed web worker of the sample its slot is READY again, by what the universe has prepared for it; the goals are 0.6 with an archive, of the time without, and 50 ms
 * with a standby.
 */
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
     * @param hasArchive whether it begins when an archive was made
     * @param standbys how many wait when a worker is killed
     */
    private record Way(String name, boolean hasArchive, int standbys) {

        List<String> options() {
            return List.of("--archive=" + hasArchive, "--contexts.web.standby=" + standbys);
        }

        /** Whoever takes a slot was a standby before, and has the memory of one that was spawned with the archive. */
        boolean isMemoryMeasured() {
            return standbys == 0;
        }
    }

    private static final List<Way> WAYS = List.of(
            new Way("without archive", false, 0), new Way("with archive", true, 0), new Way("with standby", true, 1));

    @ParentCommand
    private Main main = new Main();

    @Option(names = "--rounds", defaultValue = "10", description = "Kills for each way (${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() {
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
        List<Respawned> respawned = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        List<Double> proportional = new ArrayList<>();
        try (TestUniverse universe = SampleUniverse.start(way.options())) {
            universe.awaitReady();
            if (way.hasArchive()) {
                SampleUniverse.awaitArchive(universe);
                mature(universe, way).kill().awaitSuccessor();
            }
            for (int round = 0; round < rounds; round++) {
                TestWorker victim = mature(universe, way);
                resident.add(victim.process().residentKilobytes() / 1024.0);
                proportional.add(victim.process().proportionalKilobytes() / 1024.0);
                victim.kill().awaitSuccessor();
                respawned.add(respawned(universe, victim));
            }
        }
        JsonObject figures = figures(way.name(), respawned);
        return way.isMemoryMeasured()
                ? figures.put("residentMegabytes", Median.of(resident))
                        .put("proportionalMegabytes", Median.of(proportional))
                : figures;
    }

    private static JsonObject figures(String way, List<Respawned> respawned) {
        List<Double> millis = respawned.stream().map(Respawned::millis).toList();
        return new JsonObject()
                .put("way", way)
                .put("medianMillis", Median.of(millis))
                .put("worstMillis", Collections.max(millis))
                .put("samples", millis.size())
                .put(
                        "byStandby",
                        respawned.stream().filter(Respawned::isByStandby).count());
    }

    private static TestWorker mature(TestUniverse universe, Way way) {
        universe.awaits(
                SLOT + " has been READY for a while, and standbys wait: " + way.standbys(),
                status -> isMature(status) && status.standbys("web").size() == way.standbys());
        return universe.worker(SLOT);
    }

    private static boolean isMature(UniverseStatus status) {
        return status.isReady(SLOT, 0)
                && Instant.parse(status.worker(SLOT).orElseThrow().getString("since"))
                        .plus(MATURE)
                        .isBefore(Instant.now());
    }

    private static Respawned respawned(TestUniverse universe, TestWorker victim) {
        return Await.until(
                "the journal tells who came after " + SLOT + "." + victim.incarnation(),
                PATIENCE,
                () -> Respawned.of(Journal.of(universe), SLOT, victim.incarnation()),
                found -> true);
    }

    private static String sentences(JsonObject figures) {
        StringBuilder text = new StringBuilder("from the exit of a web worker to READY in its slot:\n");
        figures.getJsonArray("respawn").stream()
                .map(JsonObject.class::cast)
                .forEach(way -> text.append(time(way)).append(memory(way)).append('\n'));
        return text.toString();
    }

    private static String time(JsonObject way) {
        return String.format(
                Locale.ROOT,
                "  %-20s median %,6.0f ms, worst %,6.0f ms, of %d; %.2f of the first",
                way.getString("way"),
                way.getDouble("medianMillis"),
                way.getDouble("worstMillis"),
                way.getInteger("samples"),
                way.getDouble("ratio"));
    }

    private static String memory(JsonObject way) {
        return way.containsKey("residentMegabytes")
                ? String.format(
                        Locale.ROOT,
                        "; %.0f MB resident, %.0f MB with what is shared divided",
                        way.getDouble("residentMegabytes"),
                        way.getDouble("proportionalMegabytes"))
                : "; a standby took the slot in " + way.getLong("byStandby");
    }
}
