package io.universe.launcher.master.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.registrations.CheckReport;
import io.universe.cluster.registrations.Finding;
import io.universe.cluster.registrations.Finding.Kind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract with Prometheus: names, labels, values. */
class MetricsTest {

    private final BusRepairs repairs = new BusRepairs();
    private Metrics metrics;

    @BeforeEach
    void open(@TempDir Path directory) {
        metrics = Metrics.in(directory, new JsonObject(), JsonObject::new, generation -> true, repairs);
    }

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void shouldHaveEveryKindFromTheStart() {
        assertThat(metrics.text().lines().filter(line -> line.startsWith("universe_bus_repairs")))
                .containsExactlyInAnyOrder(
                        counter("MISSING", "repaired", 0),
                        counter("MISSING", "remaining", 0),
                        counter("STALE", "repaired", 0),
                        counter("STALE", "remaining", 0),
                        counter("DEAD", "repaired", 0),
                        counter("DEAD", "remaining", 0),
                        counter("UNREACHABLE", "repaired", 0),
                        counter("UNREACHABLE", "remaining", 0),
                        counter("OUTDATED", "repaired", 0),
                        counter("OUTDATED", "remaining", 0));
        assertThat(metrics.text()).contains("# TYPE universe_bus_repairs_total counter");
    }

    @Test
    void shouldCountWhatWasFoundBeforeAndAfterItIsAskedFor() {
        repairs.count(new CheckReport(9, List.of(finding(Kind.STALE), finding(Kind.STALE)), List.of()));
        assertThat(metrics.text()).contains(counter("STALE", "repaired", 2));

        repairs.count(new CheckReport(9, List.of(finding(Kind.STALE)), List.of(finding(Kind.DEAD))));
        assertThat(metrics.text())
                .contains(counter("STALE", "repaired", 3), counter("DEAD", "remaining", 1))
                .contains(counter("DEAD", "repaired", 0));
    }

    @Test
    void shouldMissNobodyWhereNobodyIsToCount(@TempDir Path directory) {
        JsonObject worker = new JsonObject().put("name", "web-0").put("stage", "READY");
        JsonObject context = new JsonObject().put("name", "web").put("workers", new JsonArray().add(worker));
        JsonObject status = new JsonObject().put("contexts", new JsonArray().add(context));
        try (Metrics off =
                Metrics.in(directory, new JsonObject().put("enable", false), () -> status, generation -> false)) {
            assertThat(off.text().lines().filter(line -> line.startsWith("universe_worker_metrics_missing{")))
                    .hasSize(2)
                    .allMatch(line -> line.endsWith(" 0.0"));
        }
    }

    private static Finding finding(Kind kind) {
        return new Finding(kind, "work", "uuid", 1);
    }

    private static String counter(String kind, String outcome, int value) {
        return "universe_bus_repairs_total{context=\"master\",generation=\"0\",kind=\"%s\",outcome=\"%s\",worker=\"master\"} %d.0"
                .formatted(kind, outcome, value);
    }
}
