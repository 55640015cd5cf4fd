package io.universe.launcher.drill;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The report as JSON, for scripts: its names stay. A pure function. */
public final class ReportDocument {

    private static final int SHOWN_FAILURES = 20;

    private ReportDocument() {}

    /** One document for the whole report. */
    public static JsonObject of(Report report) {
        Figures total = report.total();
        LoadSpec load = report.load();
        return new JsonObject()
                .put("kept", report.isKept())
                .put("context", report.context())
                .put("workers", report.workers())
                .put("path", load.path())
                .put("port", load.port())
                .put("clients", load.allClients())
                .put("ratePerSecond", load.ratePerSecond())
                .put("seconds", report.took().toMillis() / 1_000.0)
                .mergeIn(counts(total))
                .put(
                        "exercises",
                        new JsonArray(report.summaries().stream()
                                .map(summary -> exercise(summary, report.workers()))
                                .toList()))
                .put("problems", new JsonArray(report.problems()))
                .put("failures", failures(total.failures()));
    }

    private static JsonObject counts(Figures figures) {
        return counts(figures.total())
                .put("keepAlive", counts(figures.keptAlive()))
                .put("connectionEach", counts(figures.fresh()));
    }

    private static JsonObject counts(Counts counts) {
        return new JsonObject()
                .put("sent", counts.sent())
                .put("failed", counts.failed())
                .put("refused", counts.refused());
    }

    private static JsonObject exercise(Summary summary, int workers) {
        JsonObject document = new JsonObject()
                .put("exercise", summary.exercise().key())
                .put("promise", summary.exercise().promise().key())
                .put("kept", summary.isKept())
                .put("rounds", summary.rounds())
                .put("leftOut", summary.obstacle().orElse(null))
                .mergeIn(counts(summary.during()))
                .put("sentBefore", summary.before().total().sent())
                .put("p99BeforeMillis", summary.before().latencies().p99Millis())
                .put("p99DuringMillis", summary.during().latencies().p99Millis())
                .put("worstDuringMillis", summary.during().latencies().worstMillis())
                .put("fullStrengthMillis", fullStrength(summary))
                .put("problems", new JsonArray(summary.problems()));
        return summary.exercise() == Exercise.RELOAD
                ? document.put("perWorkerMillis", perWorker(summary, workers))
                : document;
    }

    private static JsonObject fullStrength(Summary summary) {
        return new JsonObject()
                .put("median", millis(summary.medianToFullStrength()))
                .put("worst", millis(summary.worstToFullStrength()));
    }

    private static @Nullable Long perWorker(Summary summary, int workers) {
        return summary.medianToFullStrength()
                .map(duration -> duration.toMillis() / Math.max(1, workers))
                .orElse(null);
    }

    private static @Nullable Long millis(Optional<Duration> duration) {
        return duration.map(Duration::toMillis).orElse(null);
    }

    private static JsonArray failures(List<Failure> failures) {
        return new JsonArray(failures.stream()
                .limit(SHOWN_FAILURES)
                .map(failure -> new JsonObject()
                        .put("at", failure.at().toString())
                        .put("kind", failure.kind().name())
                        .put("keepAlive", failure.isKeptAlive())
                        .put("text", failure.text()))
                .toList());
    }
}
