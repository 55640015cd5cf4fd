package io.universe.launcher.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The status as people read it on a terminal: a pure function of {@code status.json}. */
final class StatusView {

    private StatusView() {}

    /** Several lines, ending with a line end. */
    static String of(JsonObject status) {
        List<String> parts = new ArrayList<>();
        parts.add(head(status));
        parts.add(contexts(status));
        parts.add(workers(status));
        parts.add(debugged(status));
        parts.add(deathQueue(status));
        parts.add(nodes(status));
        parts.add(ecv(status));
        return String.join("\n", parts.stream().filter(part -> !part.isEmpty()).toList());
    }

    private static String head(JsonObject status) {
        JsonObject master = object(status, "master");
        return "universe %s is %s; master pid %s, monitor port %s, home %s%n"
                .formatted(
                        text(status, "universe"),
                        isStopping(status) ? "stopping" : status.getBoolean("ready", false) ? "ready" : "not ready",
                        text(master, "pid"),
                        text(master, "monPort"),
                        text(status, "home"));
    }

    private static String contexts(JsonObject status) {
        Columns columns = new Columns("CONTEXT", "STATE", "PORT", "READY", "GENERATION", "REASON");
        objects(status, "contexts")
                .forEach(context -> columns.row(
                        text(context, "name"),
                        text(context, "state"),
                        text(context, "port"),
                        readyWorkers(context) + "/" + text(context, "target"),
                        text(context, "generation"),
                        text(context, "reason")));
        return columns.text();
    }

    private static long readyWorkers(JsonObject context) {
        return objects(context, "workers")
                .filter(worker -> text(worker, "stage").equals("READY"))
                .count();
    }

    private static String workers(JsonObject status) {
        Columns columns = new Columns("WORKER", "ROLE", "STAGE", "PID", "UPTIME", "REASON");
        objects(status, "contexts")
                .flatMap(context -> Stream.of("workers", "successors", "leaving", "standbys", "debugged")
                        .flatMap(place -> objects(context, place)))
                .forEach(worker -> columns.row(
                        nameOf(worker),
                        text(worker, "role"),
                        text(worker, "stage"),
                        text(worker, "pid"),
                        uptime(worker.getDouble("uptimeSeconds", 0.0)),
                        text(worker, "reason")));
        return columns.text();
    }

    /** Those that can be attached to. */
    private static String debugged(JsonObject status) {
        List<JsonObject> debugged = objects(status, "contexts")
                .flatMap(context -> Stream.of("workers", "debugged").flatMap(place -> objects(context, place)))
                .filter(worker -> worker.containsKey("commands"))
                .toList();
        Columns columns = new Columns("DEBUGGED", "ATTACH", "SERVES AT", "UNTIL");
        debugged.forEach(worker -> columns.row(
                text(worker, "name"),
                text(object(worker, "commands"), "jdb"),
                text(object(worker, "http"), "url"),
                text(worker, "until")));
        return debugged.isEmpty() ? "" : columns.text();
    }

    private static String deathQueue(JsonObject status) {
        List<JsonObject> queue = objects(status, "deathQueue").toList();
        Columns columns = new Columns("TO RECYCLE", "STATE", "SINCE", "SUCCESSOR", "FAILURES", "REASON");
        queue.forEach(entry -> columns.row(
                text(entry, "worker") + "." + text(entry, "incarnation"),
                text(entry, "state"),
                text(entry, "since"),
                text(entry, "successor"),
                text(entry, "failures"),
                text(entry, "reason")));
        return queue.isEmpty() ? "" : columns.text();
    }

    private static String nodes(JsonObject status) {
        Columns columns = new Columns("NODE", "ROLE", "HOST", "PID");
        objects(status, "nodes")
                .forEach(node ->
                        columns.row(text(node, "uuid"), text(node, "role"), text(node, "host"), text(node, "pid")));
        return columns.text();
    }

    private static String ecv(JsonObject status) {
        JsonObject ecv = object(status, "ecv");
        if (ecv.isEmpty() || text(ecv, "state").equals("OFF")) {
            return ecv.isEmpty() ? "" : "ECV is off%n".formatted();
        }
        String by = ecv.containsKey("by") ? ", by %s: %s".formatted(text(ecv, "by"), text(ecv, "reason")) : "";
        return "ECV is %s since %s%s%n".formatted(text(ecv, "state"), text(ecv, "since"), by);
    }

    /** The process id of the master that answered; 0 where it does not say. */
    static long masterPid(JsonObject status) {
        return object(status, "master").getLong("pid", 0L);
    }

    static boolean isStopping(JsonObject status) {
        return status.getBoolean("stopping", false);
    }

    /** The process life, such as {@code web-0.3}; a standby, or who is debugged, has no other name. */
    static String nameOf(JsonObject worker) {
        String name = text(worker, "name");
        return worker.containsKey("incarnation") ? name + "." + text(worker, "incarnation") : name;
    }

    /** {@code 42s}, {@code 5m03s}, {@code 7h05m}, {@code 3d04h}. */
    static String uptime(double uptimeSeconds) {
        long seconds = (long) uptimeSeconds;
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return "%dm%02ds".formatted(seconds / 60, seconds % 60);
        }
        return seconds < 86_400
                ? "%dh%02dm".formatted(seconds / 3600, seconds / 60 % 60)
                : "%dd%02dh".formatted(seconds / 86_400, seconds / 3600 % 24);
    }

    static String text(JsonObject object, String key) {
        Object value = object.getValue(key);
        return value == null ? "-" : String.valueOf(value);
    }

    static JsonObject object(JsonObject object, String key) {
        return object.getValue(key) instanceof JsonObject value ? value : new JsonObject();
    }

    static Stream<JsonObject> objects(JsonObject object, String key) {
        JsonArray array = object.getValue(key) instanceof JsonArray value ? value : new JsonArray();
        return IntStream.range(0, array.size()).mapToObj(array::getJsonObject);
    }
}
