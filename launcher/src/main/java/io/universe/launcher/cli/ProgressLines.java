package io.universe.launcher.cli;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happened between two looks at the status, one line each: a pure function, used by {@code start}, {@code stop} and {@code run}. */
public final class ProgressLines {

    /** The status of a universe in which nothing has happened yet. */
    public static final JsonObject NOTHING = new JsonObject();

    private ProgressLines() {}

    /** The changes, contexts in their order and within them worker by worker. */
    public static List<String> between(JsonObject before, JsonObject after) {
        List<String> lines = new ArrayList<>();
        Map<String, JsonObject> workersBefore = workersOf(before);
        Map<String, JsonObject> workersAfter = workersOf(after);
        workersAfter.forEach((name, worker) -> onWorker(lines, workersBefore.get(name), worker));
        workersBefore.keySet().stream()
                .filter(name -> !workersAfter.containsKey(name))
                .forEach(name ->
                        lines.add(name + (hasFollower(name, workersAfter) ? " has left its slot" : " has ended")));
        StatusView.objects(after, "contexts").forEach(context -> onContext(lines, contextOf(before, context), context));
        if (isReady(after) && !isReady(before)) {
            lines.add(readyLine(after));
        }
        return lines;
    }

    /** Whether somebody else has the slot, so that this one may live on for a while, and drain. */
    private static boolean hasFollower(String name, Map<String, JsonObject> workers) {
        String slot = name.substring(0, name.lastIndexOf('.') + 1);
        return workers.keySet().stream().anyMatch(other -> other.startsWith(slot));
    }

    private static void onWorker(List<String> lines, @Nullable JsonObject before, JsonObject after) {
        String stage = StatusView.text(after, "stage");
        String name = StatusView.nameOf(after);
        if (before == null) {
            lines.add(name + " " + stage + " pid " + StatusView.text(after, "pid"));
        } else if (!stage.equals(StatusView.text(before, "stage"))) {
            lines.add(name + " " + StatusView.text(before, "stage") + " -> " + stage + reasonOf(after));
        }
    }

    private static void onContext(List<String> lines, JsonObject before, JsonObject after) {
        String state = StatusView.text(after, "state");
        boolean changed = !state.equals(StatusView.text(before, "state"));
        if (changed && !state.equals("steady") && !state.equals("-")) {
            lines.add("context " + StatusView.text(after, "name") + " is " + state + reasonOf(after));
        }
    }

    private static String reasonOf(JsonObject object) {
        return object.getValue("reason") == null ? "" : ": " + object.getValue("reason");
    }

    private static String readyLine(JsonObject status) {
        String ports = StatusView.objects(status, "contexts")
                .filter(context -> context.getValue("port") != null)
                .map(context -> StatusView.text(context, "name") + " on port " + StatusView.text(context, "port"))
                .collect(Collectors.joining(", "));
        return "ready" + (ports.isEmpty() ? "" : ": " + ports);
    }

    /** What is still missing: {@code web-1 (WARMING), engine (0 of 1)}; empty where nothing is. */
    public static String waitsFor(JsonObject status) {
        List<String> missing = new ArrayList<>();
        StatusView.objects(status, "contexts").forEach(context -> missing.addAll(missingOf(context)));
        JsonObject ecv = StatusView.object(status, "ecv");
        if (missing.isEmpty()
                && !isReady(status)
                && StatusView.text(ecv, "state").equals("DOWN")) {
            missing.add("ECV (" + StatusView.text(ecv, "reason") + ")");
        }
        return String.join(", ", missing);
    }

    private static List<String> missingOf(JsonObject context) {
        List<JsonObject> workers = StatusView.objects(context, "workers").toList();
        List<String> missing = new ArrayList<>(workers.stream()
                .filter(worker -> !StatusView.text(worker, "stage").equals("READY"))
                .map(worker -> StatusView.nameOf(worker) + " (" + StatusView.text(worker, "stage") + ")")
                .toList());
        int target = context.getInteger("target", 0);
        if (workers.size() < target) {
            missing.add(StatusView.text(context, "name") + " (" + workers.size() + " of " + target + " workers)");
        }
        return missing;
    }

    static boolean isReady(JsonObject status) {
        return status.getBoolean("ready", false);
    }

    /** How many workers are ready: what progress means while starting. */
    static long readyWorkers(JsonObject status) {
        return workersOf(status).values().stream()
                .filter(worker -> StatusView.text(worker, "stage").equals("READY"))
                .count();
    }

    /** Contexts that have given up. */
    static List<JsonObject> errored(JsonObject status) {
        return StatusView.objects(status, "contexts")
                .filter(context -> StatusView.text(context, "state").equals("errored"))
                .toList();
    }

    private static Map<String, JsonObject> workersOf(JsonObject status) {
        Map<String, JsonObject> workers = new LinkedHashMap<>();
        StatusView.objects(status, "contexts")
                .flatMap(context -> StatusView.objects(context, "workers"))
                .forEach(worker -> workers.put(StatusView.nameOf(worker), worker));
        return workers;
    }

    private static JsonObject contextOf(JsonObject status, JsonObject like) {
        return StatusView.objects(status, "contexts")
                .filter(context -> StatusView.text(context, "name").equals(StatusView.text(like, "name")))
                .findFirst()
                .orElseGet(JsonObject::new);
    }
}
