package io.universe.launcher.master.reports;

import io.universe.launcher.supervisor.policy.Heartbeat;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** The figures of a heartbeat, from the JSON that a worker sends to what the policies judge. What is missing, or no number, counts as 0. Pure. */
public final class Figures {

    private static final String EVENT_LOOP_DELAY = "eventLoopDelayMillis";
    private static final String INTERVAL = "intervalMillis";

    private Figures() {}

    static Heartbeat of(JsonObject json) {
        return new Heartbeat(
                Duration.ofMillis(number(json, "uptimeMillis")),
                load(json),
                traffic(json),
                pauses(json),
                errors(json),
                number(json, "cycle"));
    }

    private static Heartbeat.Load load(JsonObject json) {
        JsonObject memory = object(json, "memory");
        return new Heartbeat.Load(decimal(json, "cpu"), number(memory, "heapUsed"), number(memory, "rss"));
    }

    private static Heartbeat.Traffic traffic(JsonObject json) {
        return new Heartbeat.Traffic(
                number(json, "aliveConnections"),
                number(json, "totalConnections"),
                number(json, "transactions"),
                number(json, "durations"),
                decimal(json, "tps"),
                number(json, "totalTransactions"),
                number(json, "totalDurations"));
    }

    private static Heartbeat.Pauses pauses(JsonObject json) {
        JsonObject gc = object(json, "gc");
        return new Heartbeat.Pauses(
                number(gc, "incremental"), number(gc, "full"), number(gc, "pauseMs"), blockedMillis(json));
    }

    private static Heartbeat.Errors errors(JsonObject json) {
        JsonObject error = object(json, "error");
        return new Heartbeat.Errors(number(error, "count"), number(error, "fatal"));
    }

    /** How long an event loop was blocked, or is. */
    public static long blockedMillis(JsonObject json) {
        return number(json, EVENT_LOOP_DELAY);
    }

    /** The part of the time since the heartbeat before, from 0 to 1, that garbage collection took. */
    public static double gcShare(JsonObject json) {
        long interval = number(json, INTERVAL);
        return interval <= 0 ? 0 : Math.min(1, (double) number(object(json, "gc"), "pauseMs") / interval);
    }

    private static long number(JsonObject json, String name) {
        return json.getValue(name) instanceof Number number ? number.longValue() : 0;
    }

    private static double decimal(JsonObject json, String name) {
        return json.getValue(name) instanceof Number number ? number.doubleValue() : 0;
    }

    private static JsonObject object(JsonObject json, String name) {
        return json.getValue(name) instanceof JsonObject object ? object : new JsonObject();
    }
}
