package io.universe.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final List<ReloadTimes> RELOADS = List.of(
            new ReloadTimes(2_500, List.of(2_000.0, 1_000.0), List.of(800.0, 2_000.0)),
            new ReloadTimes(3_000, List.of(1_500.0), List.of(900.0)));

    @Test
    void shouldReadTheRateThatWrkPrints() {
        assertThat(Wrk.read("  2608 requests in 1.00s, 0.96MB read\nRequests/sec:   2604.04\n"))
                .isEqualTo(2604.04);
    }

    @Test
    void shouldNotCallARoundWithFailuresAMeasurement() {
        assertThatThrownBy(() -> Wrk.read("  Non-2xx or 3xx responses: 3\nRequests/sec:   2604.04\n"))
                .hasMessageContaining("Non-2xx");
    }

    @Test
    void shouldTakeTheMiddle() {
        assertThat(Median.of(List.of(3.0, 1.0, 2.0))).isEqualTo(2.0);
        assertThat(Median.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
    }

    @Test
    void shouldSayWhatIsInTheMiddleAndWhatIsWorst() {
        assertThat(Median.withWorst(List.of(3.0, 1.0, 2.0)))
                .isEqualTo(new JsonObject().put("median", 2.0).put("worst", 3.0).put("samples", 3));
    }

    @Test
    void shouldCompareThePhasedRestartWithTheCalmBefore() {
        JsonObject figures = ReloadFigures.of(report(0), RELOADS);

        assertThat(figures.getDouble("p99Ratio")).isEqualTo(1.5);
        assertThat(figures.getJsonObject("perWorkerMillis").getDouble("median")).isEqualTo(2_750);
        assertThat(figures.getJsonObject("spawnToReadyMillis").getDouble("worst"))
                .isEqualTo(2_000);
        assertThat(figures.getJsonObject("drainToExitMillis").getInteger("samples"))
                .isEqualTo(3);
        assertThat(ReloadFigures.isKept(figures)).isTrue();
        assertThat(ReloadFigures.sentences(figures))
                .contains("p99 4.0 ms in the calm, 6.0 ms during a phased restart, ratio 1.50")
                .contains("9,000 requests by 16 clients, 400 in a second: 0 failed, 0 refused")
                .doesNotContain("BROKEN");
    }

    @Test
    void shouldSayPlainlyThatRequestsFailed() {
        JsonObject figures = ReloadFigures.of(report(2), RELOADS);

        assertThat(ReloadFigures.isKept(figures)).isFalse();
        assertThat(ReloadFigures.sentences(figures)).contains("2 failed").contains("BROKEN reload, 2 requests failed");
    }

    @Test
    void shouldSayWhyThereIsNothingToMeasure() {
        assertThatThrownBy(() -> ReloadFigures.of(report(2), List.of())).hasMessageContaining("2 requests failed");
    }

    /** Of a drill. */
    private static JsonObject report(long failed) {
        JsonObject exercise = new JsonObject()
                .put("exercise", "reload")
                .put("p99BeforeMillis", 4.0)
                .put("p99DuringMillis", 6.0)
                .put("worstDuringMillis", 40.0);
        return new JsonObject()
                .put("workers", 2)
                .put("clients", 16)
                .put("ratePerSecond", 400)
                .put("sent", 9_000)
                .put("failed", failed)
                .put("refused", 0)
                .put("exercises", new JsonArray().add(exercise))
                .put(
                        "problems",
                        failed == 0 ? new JsonArray() : new JsonArray().add("reload, " + failed + " requests failed"));
    }
}
