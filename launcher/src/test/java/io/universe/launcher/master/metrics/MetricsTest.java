package io.universe.launcher.master.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.registrations.CheckReport;
import io.universe.cluster.registrations.Finding;
import io.universe.cluster.registrations.Finding.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract with Prometheus: names, labels, values. */
class MetricsTest {

    private final BusRepairs repairs = new BusRepairs();
    private final Metrics metrics = new Metrics(repairs);

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void shouldHaveEveryKindFromTheStart() {
        assertThat(metrics.text().lines().filter(line -> !line.startsWith("#")))
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

    private static Finding finding(Kind kind) {
        return new Finding(kind, "work", "uuid", 1);
    }

    private static String counter(String kind, String outcome, int value) {
        return "universe_bus_repairs_total{kind=\"%s\",outcome=\"%s\"} %d.0".formatted(kind, outcome, value);
    }
}
