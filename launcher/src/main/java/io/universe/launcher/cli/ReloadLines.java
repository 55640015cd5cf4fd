package io.universe.launcher.cli;

import static io.universe.launcher.cli.StatusView.object;
import static io.universe.launcher.cli.StatusView.objects;
import static io.universe.launcher.cli.StatusView.text;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened in a reload between two looks at the status, one line each: a pure function. */
final class ReloadLines {

    private ReloadLines() {}

    static List<String> between(JsonObject before, JsonObject after) {
        List<String> lines = new ArrayList<>();
        String generation = generation(after);
        if (!generation.equals(generation(before)) && !generation.equals("-")) {
            lines.add("reload of " + text(object(after, "reload"), "context") + " to generation " + generation);
        }
        Map<String, JsonObject> old = bySlot(before);
        bySlot(after).forEach((slot, worker) -> replaced(old.get(slot), worker).ifPresent(lines::add));
        Map<String, JsonObject> contexts = byName(before);
        objects(after, "contexts")
                .forEach(context ->
                        turned(contexts.get(text(context, "name")), context).ifPresent(lines::add));
        return lines;
    }

    private static String generation(JsonObject status) {
        return text(object(status, "reload"), "generation");
    }

    private static Optional<String> replaced(@Nullable JsonObject before, JsonObject now) {
        if (before == null || StatusView.nameOf(before).equals(StatusView.nameOf(now))) {
            return Optional.empty();
        }
        return Optional.of("%s %s on generation %s, in place of %s"
                .formatted(
                        StatusView.nameOf(now),
                        text(now, "stage"),
                        text(now, "generation"),
                        StatusView.nameOf(before)));
    }

    private static Optional<String> turned(@Nullable JsonObject before, JsonObject now) {
        String state = text(now, "state");
        boolean isWorse = state.equals("frozen") || state.equals("errored");
        return before == null || !isWorse || state.equals(text(before, "state"))
                ? Optional.empty()
                : Optional.of("context %s is %s: %s".formatted(text(now, "name"), state, text(now, "reason")));
    }

    /** What is under way: {@code prepares the new generation}, or {@code 1 of 3 on generation 2, web-1.2 is WARMING}. */
    static String waitsFor(JsonObject status) {
        JsonObject reload = object(status, "reload");
        return switch (text(reload, "state")) {
            case "preparing" -> "prepares the new generation";
            case "rolling" ->
                Stream.of(Stream.of(reached(status, reload)), successors(status))
                        .flatMap(part -> part)
                        .collect(Collectors.joining(", "));
            default -> "";
        };
    }

    private static String reached(JsonObject status, JsonObject reload) {
        List<JsonObject> workers = objects(status, "contexts")
                .filter(context -> text(reload, "context").equals("all")
                        || text(reload, "context").equals(text(context, "name")))
                .flatMap(context -> objects(context, "workers"))
                .toList();
        long there = workers.stream()
                .filter(worker -> text(worker, "generation").equals(text(reload, "generation")))
                .count();
        return "%d of %d on generation %s".formatted(there, workers.size(), text(reload, "generation"));
    }

    private static Stream<String> successors(JsonObject status) {
        return objects(status, "contexts")
                .flatMap(context -> objects(context, "successors"))
                .map(worker -> StatusView.nameOf(worker) + " is " + text(worker, "stage"));
    }

    private static Map<String, JsonObject> bySlot(JsonObject status) {
        return objects(status, "contexts")
                .flatMap(context -> objects(context, "workers"))
                .collect(Collectors.toMap(
                        worker -> text(worker, "name"), Function.identity(), (a, b) -> b, LinkedHashMap::new));
    }

    private static Map<String, JsonObject> byName(JsonObject status) {
        return objects(status, "contexts")
                .collect(Collectors.toMap(context -> text(context, "name"), Function.identity(), (a, b) -> b));
    }
}
