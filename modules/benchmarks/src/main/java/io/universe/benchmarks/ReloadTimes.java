package io.universe.benchmarks;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long one phased restart took, all in milliseconds.
 *
 * @param perWorker from its begin to its success, divided by the workers that were replaced
 * @param spawnToReady of each new worker, from the order to spawn it until it served
 * @param drainToExit of each old worker, from the order to drain until its process had ended
 */
record ReloadTimes(double perWorker, List<Double> spawnToReady, List<Double> drainToExit) {

    /** Those of all phased restarts that succeeded, in their order; throws NoSuchElementException while an old worker has not ended. */
    static List<ReloadTimes> of(Journal journal) {
        return journal.ofType("reload")
                .filter(entry -> "done".equals(entry.getString("event")))
                .map(done -> of(journal, done))
                .toList();
    }

    private static ReloadTimes of(Journal journal, JsonObject done) {
        JsonObject begun = begun(journal, done.getInteger("generation"));
        List<JsonObject> drains = drains(journal, begun, done).toList();
        double whole = Journal.millis(Journal.at(begun), Journal.at(done));
        return new ReloadTimes(
                whole / done.getInteger("replaced"),
                drains.stream()
                        .map(drain -> drain.getJsonObject("evidence").getString("successor"))
                        .map(life -> Journal.millis(journal.at(life, "STARTING"), journal.at(life, "READY")))
                        .toList(),
                drains.stream()
                        .map(drain ->
                                Journal.millis(Journal.at(drain), journal.at(drain.getString("worker"), "EXITED")))
                        .toList());
    }

    private static JsonObject begun(Journal journal, int generation) {
        return journal.ofType("reload")
                .filter(entry -> "begun".equals(entry.getString("event")))
                .filter(entry -> entry.getInteger("generation") == generation)
                .findFirst()
                .orElseThrow();
    }

    /** Of the workers that were replaced meanwhile. */
    private static Stream<JsonObject> drains(Journal journal, JsonObject begun, JsonObject done) {
        return journal.transitions()
                .filter(entry -> "DRAINING".equals(entry.getString("to")))
                .filter(entry -> entry.getJsonObject("evidence").containsKey("successor"))
                .filter(entry -> !Journal.at(entry).isBefore(Journal.at(begun))
                        && !Journal.at(entry).isAfter(Journal.at(done)));
    }
}
