package io.universe.monitor.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The files of the page, by name: few and small, and held in memory, whole, once somebody has looked at it. There are no others. */
record ConsoleFiles(Map<String, ConsoleFile> all) {

    static final String INDEX = "index.html";

    static final List<String> NAMES = List.of(
            INDEX,
            "icon.svg",
            "css/base.css",
            "css/layout.css",
            "css/workers.css",
            "css/lists.css",
            "css/flame.css",
            "js/main.js",
            "js/api.js",
            "js/actions.js",
            "js/chart.js",
            "js/feed.js",
            "js/figures.js",
            "js/flame.js",
            "js/flame-graph.js",
            "js/format.js",
            "js/logs.js",
            "js/model.js",
            "js/save.js",
            "js/troubles.js",
            "js/views/contexts.js",
            "js/views/debugging.js",
            "js/views/dialogs.js",
            "js/views/flame.js",
            "js/views/head.js",
            "js/views/journal.js",
            "js/views/logs.js",
            "js/views/nodes.js",
            "js/views/statuses.js",
            "js/views/worker.js",
            "lib/lit-html/lit-html.js",
            "lib/lit-html/directive.js",
            "lib/lit-html/directive-helpers.js",
            "lib/lit-html/directives/live.js",
            "lib/lit-html/directives/repeat.js",
            "lib/uplot/uPlot.esm.js",
            "lib/uplot/uPlot.min.css");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "svg", "image/svg+xml");

    /** Reads them from the class path: not for an event loop. */
    static ConsoleFiles read() {
        return new ConsoleFiles(NAMES.stream().collect(Collectors.toUnmodifiableMap(name -> name, ConsoleFiles::read)));
    }

    private static ConsoleFile read(String name) {
        try (InputStream stream = ConsoleFiles.class.getResourceAsStream(name)) {
            return ConsoleFile.of(
                    type(name), Objects.requireNonNull(stream, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private static String type(String name) {
        return Objects.requireNonNull(TYPES.get(name.substring(name.lastIndexOf('.') + 1)), name);
    }

    Optional<ConsoleFile> find(String name) {
        return Optional.ofNullable(all.get(name));
    }
}
