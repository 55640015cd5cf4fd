package io.universe.launcher.cli;

import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;

/** How a debugged worker is reached, as people read it on a terminal. Pure. */
final class DebugView {

    private DebugView() {}

    /** The ready-made commands of the answer to a wish, each on a line of its own after what was said; empty where there are none. */
    static String of(JsonObject answer) {
        JsonObject debugged = StatusView.object(answer, "debugged");
        String until = debugged.containsKey("until") ? "%n  until     %s".formatted(debugged.getString("until")) : "";
        return until
                + StatusView.object(debugged, "commands").stream()
                        .map(command -> "%n  %-9s %s".formatted(command.getKey(), command.getValue()))
                        .collect(Collectors.joining());
    }
}
