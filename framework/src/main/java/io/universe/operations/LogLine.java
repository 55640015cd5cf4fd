package io.universe.operations;

import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * One line of a log, with what belongs to it, such as a stack trace.
 *
 * @param at when it was written, as far as anybody knows
 * @param worker the process that wrote it: {@code master}, or an incarnation, {@code web-0.3}
 * @param thread empty where nobody knows
 * @param message one line or more, without the last line feed
 */
public record LogLine(Instant at, Level level, String worker, String thread, String logger, String message) {

    /** How severe a line is, from the least on. */
    public enum Level {
        /** Every step. */
        TRACE,
        /** For whoever looks for an error. */
        DEBUG,
        /** An operator cares. */
        INFO,
        /** It healed itself. */
        WARN,
        /** A person is needed. */
        ERROR
    }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

    /** What a terminal would obey instead of showing it. A tab is none. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t\\n]]");

    /** No component is missing. */
    public LogLine {
        Objects.requireNonNull(worker);
        Objects.requireNonNull(thread);
        Objects.requireNonNull(logger);
        Objects.requireNonNull(message);
    }

    /** The line that {@link #toJson} made the object of; empty where it is of something else. */
    public static Optional<LogLine> of(JsonObject json) {
        try {
            return Optional.of(new LogLine(
                    Instant.parse(json.getString("at")),
                    Level.valueOf(json.getString("level")),
                    json.getString("worker"),
                    json.getString("thread"),
                    json.getString("logger"),
                    json.getString("message")));
        } catch (DateTimeException | IllegalArgumentException | ClassCastException | NullPointerException other) {
            return Optional.empty();
        }
    }

    /** The same with another message. */
    public LogLine withMessage(String other) {
        return new LogLine(at, level, worker, thread, logger, other);
    }

    /** {@code {"at":…,"level":…,"worker":…,"thread":…,"logger":…,"message":…}}. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("at", at.toString())
                .put("level", level.name())
                .put("worker", worker)
                .put("thread", thread)
                .put("logger", logger)
                .put("message", message);
    }

    /** The line as people read it, with the name of the process in front of each line of the message: {@code web-0.3    | 2026-01-01T09:41:07.123Z INFO  [main] app - hello}. What would move a cursor is shown as a question mark. */
    public String toText(ZoneId zone) {
        return toText(zone, level -> level);
    }

    /** The same with a painted level. */
    public String toText(ZoneId zone, UnaryOperator<String> paint) {
        String prefix = "%-11s| ".formatted(worker);
        String head = TIME.format(at.atZone(zone)) + " " + paint.apply("%-5s".formatted(level)) + " ";
        return prefix
                + head
                + shown((thread.isEmpty() ? "" : "[" + thread + "] ") + logger + " - " + message)
                        .replace("\n", "\n" + prefix);
    }

    private static String shown(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }
}
