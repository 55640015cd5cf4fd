package io.universe.launcher.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;

/** What the nodes say about themselves under one name, as people read it: a pure function of {@code /status/NAME}. */
final class NodeStatusView {

    private NodeStatusView() {}

    /** A line for each node below a head, each ending with a line end. */
    static String of(JsonArray entries) {
        Columns columns = new Columns("NODE", "PID", "STATUS");
        IntStream.range(0, entries.size())
                .mapToObj(entries::getJsonObject)
                .forEach(entry ->
                        columns.row(StatusView.text(entry, "worker"), StatusView.text(entry, "pid"), said(entry)));
        return columns.text();
    }

    private static String said(JsonObject entry) {
        return entry.containsKey("error")
                ? "no answer: " + StatusView.text(entry, "error")
                : StatusView.text(entry, "status");
    }
}
