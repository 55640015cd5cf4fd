package io.universe.sample.web;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The files of the page. They are few and small: held in memory, whole, from the start of the worker. */
record Assets(List<Asset> all) {

    private static final String FOLDER = "page/";

    static final List<String> FILES = List.of(
            "index.html",
            "icon.svg",
            "css/atlas.css",
            "css/panels.css",
            "js/main.js",
            "js/api.js",
            "js/card.js",
            "js/colours.js",
            "js/elements.js",
            "js/flight.js",
            "js/gestures.js",
            "js/labels.js",
            "js/live.js",
            "js/painter.js",
            "js/projection.js",
            "js/requests.js",
            "js/scenery.js",
            "js/search.js",
            "js/sky.js",
            "js/sprites.js");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "svg", "image/svg+xml");

    /** Reads them from the class path: not for an event loop. */
    static Assets load() {
        return new Assets(FILES.stream().map(Assets::read).toList());
    }

    private static Asset read(String file) {
        try (InputStream stream = Assets.class.getResourceAsStream(FOLDER + file)) {
            byte[] content = Objects.requireNonNull(stream, file).readAllBytes();
            return new Asset(path(file), Content.of(type(file), Buffer.buffer(content)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String path(String file) {
        return file.equals("index.html") ? "/" : "/" + file;
    }

    private static String type(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1);
        return Objects.requireNonNull(TYPES.get(ending), file);
    }
}
