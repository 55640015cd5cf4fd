package io.universe.worker;

import io.universe.app.Heartbeat;
import io.vertx.core.json.JsonObject;

/**
 * A heartbeat as it goes to the master and stands in {@code status --json}: the names of cluster2, whose durations are in milliseconds and
 * whose uptime is in seconds, and beside them what is counted since the start. Pure.
 */
final class HeartbeatJson {

    private HeartbeatJson() {}

    static JsonObject of(Heartbeat heartbeat) {
        JsonObject json = new JsonObject()
                .put("pid", heartbeat.pid())
                .put("cycle", heartbeat.cycle())
                .put("intervalMillis", heartbeat.interval().toMillis())
                .put("uptime", heartbeat.uptime().toMillis() / 1000.0)
                .put("uptimeMillis", heartbeat.uptime().toMillis());
        putLoad(json, heartbeat.load());
        putTraffic(json, heartbeat.traffic());
        putGc(json, heartbeat.gc());
        Heartbeat.Errors errors = heartbeat.errors();
        return json.put("error", new JsonObject().put("count", errors.count()).put("fatal", errors.fatal()))
                .put("failed", errors.totalCount());
    }

    private static void putLoad(JsonObject json, Heartbeat.Load load) {
        json.put("cpu", rounded(load.cpu(), 10_000))
                .put(
                        "memory",
                        new JsonObject()
                                .put("rss", load.residentBytes())
                                .put("heapUsed", load.heapUsedBytes())
                                .put("heapTotal", load.heapCommittedBytes())
                                .put("heapMax", load.heapMaxBytes()))
                .put("heapUsed", load.heapUsedBytes())
                .put("threads", load.threads())
                .put("eventLoopDelayMillis", load.eventLoopDelay().toMillis());
    }

    private static void putTraffic(JsonObject json, Heartbeat.Traffic traffic) {
        json.put("aliveConnections", traffic.aliveConnections())
                .put("totalConnections", traffic.totalConnections())
                .put("inFlight", traffic.inFlight())
                .put("transactions", traffic.transactions())
                .put("durations", traffic.durations().toMillis())
                .put("tps", rounded(traffic.tps(), 10))
                .put("totalTransactions", traffic.totalTransactions())
                .put("totalDurations", traffic.totalDurations().toMillis())
                .put("totalDurationMillis", traffic.totalDurations().toMillis());
    }

    private static void putGc(JsonObject json, Heartbeat.Gc gc) {
        json.put(
                        "gc",
                        new JsonObject()
                                .put("incremental", gc.incremental())
                                .put("full", gc.full())
                                .put("pauseMs", gc.pause().toMillis()))
                .put("gcCount", gc.totalCollections())
                .put("gcMillis", gc.totalPause().toMillis());
    }

    private static double rounded(double value, int steps) {
        return Math.round(value * steps) / (double) steps;
    }
}
