package io.universe.monitor.logs;

import io.universe.operations.LogLine;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The forms in which lines are sent, by their media types; the first one is for whoever takes any. */
enum LogForm {
    /** For people. */
    TEXT("text/plain"),
    /** An array. */
    JSON("application/json"),
    /** An object a line. */
    NDJSON("application/x-ndjson"),
    /** Server-sent events, of an object each. */
    EVENTS("text/event-stream");

    private final String mediaType;

    LogForm(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The form of this type, or the first one. */
    static LogForm of(@Nullable String mediaType) {
        return Arrays.stream(values())
                .filter(form -> form.mediaType.equals(mediaType))
                .findFirst()
                .orElse(TEXT);
    }

    String mediaType() {
        return mediaType;
    }

    /** The header: text is in UTF-8, and so is what is JSON, by its definition. */
    String contentType() {
        return this == TEXT ? mediaType + "; charset=utf-8" : mediaType;
    }

    /** The form that has no end: in place of an array, its elements. */
    LogForm endless() {
        return this == JSON ? NDJSON : this;
    }

    String begin() {
        return switch (this) {
            case TEXT, NDJSON -> "";
            case JSON -> "[";
            case EVENTS -> ": the logs\n\n";
        };
    }

    String line(LogLine line, boolean isFirst) {
        return switch (this) {
            case TEXT -> line.toText(ZoneId.systemDefault()) + "\n";
            case JSON -> (isFirst ? "\n" : ",\n") + line.toJson().encode();
            case NDJSON -> line.toJson().encode() + "\n";
            case EVENTS -> "data: " + line.toJson().encode() + "\n\n";
        };
    }

    String end() {
        return this == JSON ? "\n]\n" : "";
    }
}
