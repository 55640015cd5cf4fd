package io.universe.benchmarks;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is printed of phased restarts: what clients saw by the report of a drill, how long they took by the journal. Pure. */
final class ReloadFigures {

    private ReloadFigures() {}

    /** Throws IllegalStateException, with the problems of the drill, where there is nothing to measure. */
    static JsonObject of(JsonObject drill, List<ReloadTimes> reloads) {
        JsonObject exercise = drill.getJsonArray("exercises").getJsonObject(0);
        double before = exercise.getDouble("p99BeforeMillis");
        if (reloads.isEmpty() || before == 0) {
            throw new IllegalStateException("nothing was measured: " + drill.getJsonArray("problems"));
        }
        double during = exercise.getDouble("p99DuringMillis");
        return new JsonObject()
                .put("workers", drill.getInteger("workers"))
                .put("reloads", reloads.size())
                .put("clients", drill.getInteger("clients"))
                .put("ratePerSecond", drill.getInteger("ratePerSecond"))
                .put("p99BeforeMillis", before)
                .put("p99DuringMillis", during)
                .put("p99Ratio", during / before)
                .put("worstDuringMillis", exercise.getDouble("worstDuringMillis"))
                .put("perWorkerMillis", spread(reloads, reload -> Stream.of(reload.perWorker())))
                .put("spawnToReadyMillis", spread(reloads, reload -> reload.spawnToReady().stream()))
                .put("drainToExitMillis", spread(reloads, reload -> reload.drainToExit().stream()))
                .put("sent", drill.getLong("sent"))
                .put("failed", drill.getLong("failed"))
                .put("refused", drill.getLong("refused"))
                .put("problems", drill.getJsonArray("problems"));
    }

    private static JsonObject spread(List<ReloadTimes> reloads, Function<ReloadTimes, Stream<Double>> figures) {
        return Median.withWorst(reloads.stream().flatMap(figures).toList());
    }

    /** Whether no request was lost, and nothing else was other than promised. */
    static boolean isKept(JsonObject figures) {
        return figures.getLong("failed") == 0
                && figures.getLong("refused") == 0
                && figures.getJsonArray("problems").isEmpty();
    }

    static String sentences(JsonObject figures) {
        return String.format(
                        Locale.ROOT,
                        "p99 %.1f ms in the calm, %.1f ms during a phased restart, ratio %.2f; the worst answer %.0f ms%n",
                        figures.getDouble("p99BeforeMillis"),
                        figures.getDouble("p99DuringMillis"),
                        figures.getDouble("p99Ratio"),
                        figures.getDouble("worstDuringMillis"))
                + sentence("phased restart, for each worker", figures.getJsonObject("perWorkerMillis"))
                + sentence("  new worker, spawned to READY", figures.getJsonObject("spawnToReadyMillis"))
                + sentence("  old worker, DRAINING to EXITED", figures.getJsonObject("drainToExitMillis"))
                + requests(figures);
    }

    private static String sentence(String what, JsonObject spread) {
        return String.format(
                Locale.ROOT,
                "%-32s median %,6.0f ms, worst %,6.0f ms, of %d%n",
                what,
                spread.getDouble("median"),
                spread.getDouble("worst"),
                spread.getInteger("samples"));
    }

    private static String requests(JsonObject figures) {
        return String.format(
                        Locale.ROOT,
                        "%,d requests by %d clients, %d in a second: %d failed, %d refused%n",
                        figures.getLong("sent"),
                        figures.getInteger("clients"),
                        figures.getInteger("ratePerSecond"),
                        figures.getLong("failed"),
                        figures.getLong("refused"))
                + broken(figures.getJsonArray("problems"));
    }

    private static String broken(JsonArray problems) {
        StringBuilder text = new StringBuilder();
        problems.forEach(problem -> text.append("BROKEN ").append(problem).append('\n'));
        return text.toString();
    }
}
