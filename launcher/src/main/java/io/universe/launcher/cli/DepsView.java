package io.universe.launcher.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The libraries that run as people read them on a terminal: a pure function of what {@code GET /deps} answers. What wants a look comes last. */
final class DepsView {

    private final StringBuilder text = new StringBuilder();

    private DepsView() {}

    /** Several lines, ending with a line end. */
    static String of(JsonObject answer) {
        DepsView view = new DepsView();
        view.line("universe %s, master %s"
                .formatted(StatusView.text(answer, "name"), StatusView.text(answer, "version")));
        Stream.concat(Stream.of(answer), StatusView.objects(answer, "older")).forEach(view::part);
        return view.text.toString();
    }

    private void part(JsonObject part) {
        line("");
        line("generation %s: %s".formatted(StatusView.text(part, "generation"), texts(part, "contexts")));
        tree(part, "");
        line("");
        List<JsonObject> conflicts = StatusView.objects(part, "conflicts").toList();
        conflicts.forEach(this::conflict);
        part.getJsonArray("problems", new JsonArray()).forEach(problem -> line(String.valueOf(problem)));
        if (conflicts.isEmpty()) {
            line("no library is there in two versions");
        }
    }

    private void tree(JsonObject parent, String indentation) {
        for (Map.Entry<String, Object> each : StatusView.object(parent, "dependencies")) {
            JsonObject node = (JsonObject) each.getValue();
            line(indentation + each.getKey() + " " + StatusView.text(node, "version") + remark(each.getKey(), node));
            tree(node, indentation + "  ");
        }
    }

    private static String remark(String name, JsonObject node) {
        if (node.containsKey("sbom")) {
            return " (" + StatusView.text(node, "from") + (node.getBoolean("sbom") ? ")" : ", without an SBOM)");
        }
        if (node.getBoolean("missing", false)) {
            return " MISSING, built with " + StatusView.text(node, "from");
        }
        boolean isAsBuilt = (name + "@" + StatusView.text(node, "version")).equals(StatusView.text(node, "from"));
        return isAsBuilt ? "" : " (built with " + StatusView.text(node, "from") + ")";
    }

    private void conflict(JsonObject conflict) {
        line("TWO VERSIONS of " + StatusView.text(conflict, "library") + "; the first one counts");
        StatusView.objects(conflict, "versions").forEach(version -> {
            String by = texts(version, "by");
            line("  %s in %s%s"
                    .formatted(
                            StatusView.text(version, "version"),
                            StatusView.text(version, "in"),
                            by.isEmpty() ? "" : ", for " + by));
        });
    }

    private static String texts(JsonObject parent, String key) {
        return parent.getJsonArray(key, new JsonArray()).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
