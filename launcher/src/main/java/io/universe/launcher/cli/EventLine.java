package io.universe.launcher.cli;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A record of the journal as people read it: {@code 09:41:07 web-0.3 STARTING->READY reason=…}. */
final class EventLine {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final Set<String> IN_FRONT = Set.of("at", "worker", "context", "from", "to", "event", "reason");

    private EventLine() {}

    static String of(JsonObject event, ZoneId zone) {
        return Stream.of(time(event, zone), subject(event), what(event), reason(event), evidence(event))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String time(JsonObject event, ZoneId zone) {
        try {
            return TIME.format(Instant.parse(event.getString("at", "")).atZone(zone));
        } catch (DateTimeParseException e) {
            return "--:--:--";
        }
    }

    private static String subject(JsonObject event) {
        return event.getString("worker", event.getString("context", "master"));
    }

    private static String what(JsonObject event) {
        return event.containsKey("to")
                ? StatusView.text(event, "from") + "->" + StatusView.text(event, "to")
                : event.getString("event", "");
    }

    private static String reason(JsonObject event) {
        return event.getValue("reason") == null ? "" : "reason=" + event.getValue("reason");
    }

    private static String evidence(JsonObject event) {
        return event.stream()
                .filter(entry -> !IN_FRONT.contains(entry.getKey()) && entry.getValue() != null)
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }
}
