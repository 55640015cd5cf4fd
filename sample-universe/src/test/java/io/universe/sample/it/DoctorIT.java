package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.sample.wire.Addresses;
import io.universe.testkit.Await;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.http.Answer;
import io.universe.testkit.http.TcpHttp;
import io.universe.testkit.os.Command;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Registrations that are damaged from outside: found, repaired, told and counted, when an operator asks or without. */
@MultiProcessTest
class DoctorIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ASKS_THE_ENGINE = "/api/stars/32349/neighbours";

    @Test
    void shouldRepairWhatIsDamagedWhenAnOperatorAsks() throws IOException {
        try (TestUniverse universe = start("0s")) {
            String engine = Objects.requireNonNull(universe.worker("engine-0").uuid());
            assertThat(repairsCounted(universe).values()).hasSize(10).containsOnly(0.0);
            assertWell(universe.command("doctor"));
            try (Damaged damaged = Damaged.begin(universe, engine)) {
                damaged.await();
                assertRepaired(universe.command("doctor"));
                assertTold(universe);
                assertCounted(universe);
                assertWell(universe.command("doctor"));
                assertAnswers(universe);
            }
            assertScriptable(universe.command("doctor", "--json"));
        }
    }

    @Test
    void shouldRepairWhatIsDamagedWithoutBeingAsked() throws IOException {
        try (TestUniverse universe = start("500ms")) {
            String engine = Objects.requireNonNull(universe.worker("engine-0").uuid());
            try (Damaged damaged = Damaged.begin(universe, engine)) {
                damaged.await();
                Await.until(
                        "everything is repaired",
                        SOON,
                        () -> repairsTold(universe),
                        told -> told.keySet().containsAll(List.of("MISSING", "STALE", "DEAD")));
                Await.until("the engine answers", SOON, () -> ask(universe).status(), status -> status == 200);
                assertCounted(universe);
            }
        }
    }

    private static TestUniverse start(String interval) {
        TestUniverse universe = aUniverse()
                .ofTheSample()
                .withWorkers(1)
                .with("--cluster.checkInterval=" + interval)
                .start();
        universe.awaitReady();
        universe.awaits("every process is a node", status -> status.nodes().size() == 3);
        return universe;
    }

    private static void assertWell(Command.Ended doctor) {
        assertThat(doctor.exitCode()).as(doctor.toString()).isZero();
        assertThat(doctor.stdout()).startsWith("NODE").endsWith("\nthe bus is well\n");
        assertThat(doctor.stdout().lines()).as(doctor.toString()).hasSize(6);
    }

    private static void assertRepaired(Command.Ended doctor) {
        assertThat(doctor.exitCode()).as(doctor.toString()).isZero();
        List<String> lines =
                doctor.stdout().lines().map(line -> line.replaceAll(" +", " ")).toList();
        assertThat(lines)
                .contains(
                        "NODE ADDRESSES REPAIRED REMAINING",
                        "MISSING " + Addresses.NEIGHBOURS + " engine-0.1 repaired",
                        "STALE " + Addresses.NEIGHBOURS + " engine-0.1 repaired",
                        "DEAD " + Addresses.NEIGHBOURS + " " + BusDamage.GHOST + " repaired",
                        "DEAD " + BusDamage.GHOST_TOWN + " " + BusDamage.GHOST + " repaired")
                .noneMatch(line -> line.endsWith(" remaining"));
        assertThat(lines.get(lines.size() - 1)).matches("\\d+ repaired, the bus is well");
    }

    private static void assertTold(TestUniverse universe) {
        Map<String, Integer> told =
                Await.until("it is written down", SOON, () -> repairsTold(universe), all -> all.containsKey("DEAD"));
        assertThat(told).containsEntry("MISSING", 1).containsEntry("STALE", 1).containsEntry("DEAD", 2);
        assertThat(bus(universe)).allSatisfy(entry -> {
            assertThat(entry.getString("worker")).matches("master|[a-z]+-\\d\\.1");
            assertThat(entry.getJsonObject("remaining")).isEmpty();
            assertThat(entry.getJsonArray("addresses")).isNotEmpty();
        });
        assertThat(universe.command("events").stdout()).contains("bus-repaired", BusDamage.GHOST_TOWN);
    }

    /** How many of each kind the journal says were repaired. */
    private static Map<String, Integer> repairsTold(TestUniverse universe) {
        Map<String, Integer> told = new TreeMap<>();
        bus(universe)
                .forEach(entry -> entry.getJsonObject("repaired")
                        .forEach(count -> told.merge(count.getKey(), (Integer) count.getValue(), Integer::sum)));
        return told;
    }

    private static List<JsonObject> bus(TestUniverse universe) {
        return universe.home().journal().stream()
                .filter(entry -> "bus-repaired".equals(entry.getString("type")))
                .toList();
    }

    /** What is counted is what the journal says, on both sockets. */
    private static void assertCounted(TestUniverse universe) throws IOException {
        Await.until(
                "what is written down is counted",
                SOON,
                () -> repairsCounted(universe),
                counted -> counted.entrySet()
                        .containsAll(asCounted(repairsTold(universe)).entrySet()));
        int monPort = universe.status().json().getJsonObject("master").getInteger("monPort");
        URI monitor = URI.create("http://127.0.0.1:" + monPort);
        assertThat(new TcpHttp(monitor).get("/metrics").body()).contains("universe_bus_repairs_total{");
    }

    private static Map<String, Double> asCounted(Map<String, Integer> told) {
        return told.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> "kind=\"" + entry.getKey() + "\",outcome=\"repaired\"",
                        entry -> entry.getValue().doubleValue()));
    }

    private static Map<String, Double> repairsCounted(TestUniverse universe) throws IOException {
        Answer metrics = universe.control().get("/metrics");
        assertThat(metrics.status()).as(metrics.body()).isEqualTo(200);
        return metrics.body()
                .lines()
                .filter(line -> line.startsWith("universe_bus_repairs_total{"))
                .collect(Collectors.toMap(
                        DoctorIT::finding,
                        line -> Double.valueOf(
                                line.substring(line.indexOf('}') + 1).strip())));
    }

    private static String finding(String line) {
        return line.replaceFirst(".*(kind=\"\\w+\",outcome=\"\\w+\").*", "$1");
    }

    private static void assertAnswers(TestUniverse universe) throws IOException {
        Answer answer = ask(universe);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static Answer ask(TestUniverse universe) throws IOException {
        return universe.get("web", ASKS_THE_ENGINE);
    }

    private static void assertScriptable(Command.Ended doctor) {
        assertThat(doctor.exitCode()).as(doctor.toString()).isZero();
        JsonObject answer = new JsonObject(doctor.stdout());
        assertThat(answer.getBoolean("well")).isTrue();
        assertThat(answer.getJsonArray("nodes")).hasSize(3);
    }
}
