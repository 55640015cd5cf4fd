package io.universe.monitor.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The libraries that run, as a page: what wants a look first, then the trees, each of which can be folded. A pure function of what {@code GET /deps} gives to scripts. */
public final class DependencyPage {

    private final Html html = new Html();

    private DependencyPage() {}

    /**
     * The whole page.
     *
     * @param answer what scripts get
     * @param contexts all that there are
     * @param asked the one that the answer is about; empty where it is about all
     */
    public static String of(JsonObject answer, List<String> contexts, Optional<String> asked) {
        DependencyPage page = new DependencyPage();
        page.head(answer, contexts, asked);
        page.html.open("main");
        Stream.concat(Stream.of(answer), objects(answer, "older")).forEach(page::part);
        page.html.close("main");
        return Page.around("Dependencies of " + text(answer, "name"), page.html);
    }

    private void head(JsonObject answer, List<String> contexts, Optional<String> asked) {
        html.open("header").element("h1", "Dependencies of " + text(answer, "name"));
        html.element("p", "The master is " + text(answer, "version") + ".");
        html.open("nav", "aria-label", "Contexts");
        link("all", "?", asked.isEmpty());
        contexts.forEach(context -> link(
                context,
                "?context=" + URLEncoder.encode(context, StandardCharsets.UTF_8),
                asked.filter(context::equals).isPresent()));
        html.close("nav").close("header");
    }

    private void link(String text, String target, boolean isHere) {
        if (isHere) {
            html.element("a", text, "href", target, "aria-current", "page");
        } else {
            html.element("a", text, "href", target);
        }
    }

    private void part(JsonObject part) {
        html.open("section")
                .element("h2", "Generation " + text(part, "generation") + ": " + texts(part, "contexts", ", "));
        conflicts(objects(part, "conflicts").toList());
        problems(part.getJsonArray("problems", new JsonArray()).stream()
                .map(String::valueOf)
                .toList());
        tree(part, true);
        html.close("section");
    }

    private void conflicts(List<JsonObject> conflicts) {
        if (conflicts.isEmpty()) {
            html.element("p", "No library is there in two versions.", "class", "well");
            return;
        }
        html.open("section", "class", "warning").element("h3", "Two versions of one library");
        html.element("p", "The first one counts: the class path has it first.").open("dl");
        conflicts.forEach(this::conflict);
        html.close("dl").close("section");
    }

    private void conflict(JsonObject conflict) {
        html.element("dt", text(conflict, "library"));
        objects(conflict, "versions").forEach(version -> {
            String by = texts(version, "by", ", ");
            html.open("dd")
                    .element("b", text(version, "version"))
                    .text(" in " + text(version, "in") + (by.isEmpty() ? "" : ", for " + by))
                    .close("dd");
        });
    }

    private void problems(List<String> problems) {
        if (!problems.isEmpty()) {
            html.open("section", "class", "warning")
                    .element("h3", "What is wrong")
                    .open("ul");
            problems.forEach(problem -> html.element("li", problem));
            html.close("ul").close("section");
        }
    }

    private void tree(JsonObject parent, boolean isOpen) {
        html.open("ul", "class", "tree");
        for (Map.Entry<String, Object> each : object(parent, "dependencies")) {
            html.open("li");
            node(each.getKey(), (JsonObject) each.getValue(), isOpen);
            html.close("li");
        }
        html.close("ul");
    }

    private void node(String name, JsonObject node, boolean isOpen) {
        if (object(node, "dependencies").isEmpty()) {
            name(name, node);
            return;
        }
        if (isOpen) {
            html.open("details", "open");
        } else {
            html.open("details");
        }
        html.open("summary");
        name(name, node);
        html.close("summary");
        tree(node, false);
        html.close("details");
    }

    private void name(String name, JsonObject node) {
        html.text(name + " ").element("b", text(node, "version"));
        remark(name, node)
                .ifPresent(remark -> html.text(" ")
                        .element("small", remark, "class", node.getBoolean("missing", false) ? "bad" : "remark"));
    }

    private static Optional<String> remark(String name, JsonObject node) {
        if (node.containsKey("sbom")) {
            return Optional.of(text(node, "from") + (node.getBoolean("sbom") ? "" : ", without an SBOM"));
        }
        if (node.getBoolean("missing", false)) {
            return Optional.of("missing; built with " + text(node, "from"));
        }
        boolean isAsBuilt = (name + "@" + text(node, "version")).equals(text(node, "from"));
        return isAsBuilt ? Optional.empty() : Optional.of("built with " + text(node, "from"));
    }

    private static String texts(JsonObject parent, String key, String between) {
        return parent.getJsonArray(key, new JsonArray()).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(between));
    }

    private static String text(JsonObject object, String key) {
        Object value = object.getValue(key);
        return value == null ? "–" : String.valueOf(value);
    }

    private static JsonObject object(JsonObject parent, String key) {
        return parent.getJsonObject(key, new JsonObject());
    }

    private static Stream<JsonObject> objects(JsonObject parent, String key) {
        return parent.getJsonArray(key, new JsonArray()).stream().map(JsonObject.class::cast);
    }
}
