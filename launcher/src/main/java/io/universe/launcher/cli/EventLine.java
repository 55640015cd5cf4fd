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
    private static final Set<String> IN_FRONT =
            Set.of("at", "type", "worker", "context", "from", "to", "event", "step", "policy", "dryRun", "reason");
    private static final String EVIDENCE = "evidence";

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
        String others = event.getString("type", "").equals("ecv") ? "ecv" : "master";
        return event.getString("worker", event.getString("context", others));
    }

    private static String what(JsonObject event) {
        if (event.containsKey("to")) {
            return StatusView.text(event, "from") + "->" + StatusView.text(event, "to");
        }
        if (event.containsKey("step")) {
            return "recycle " + StatusView.text(event, "step");
        }
        if (event.containsKey("policy")) {
            boolean isDryRun = Boolean.TRUE.equals(event.getValue("dryRun"));
            return "finding " + StatusView.text(event, "policy") + (isDryRun ? " (dry run)" : "");
        }
        return event.getString("event", event.getString("type", ""));
    }

    private static String reason(JsonObject event) {
        return event.getValue("reason") == null ? "" : "reason=" + event.getValue("reason");
    }

    private static String evidence(JsonObject event) {
        return Stream.concat(event.stream(), StatusView.object(event, EVIDENCE).stream())
                .filter(entry -> !IN_FRONT.contains(entry.getKey()) && entry.getValue() != null)
                .filter(entry -> !(entry.getValue() instanceof JsonObject
                        && entry.getKey().equals(EVIDENCE)))
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }
}
