package io.universe.launcher.logs;

import io.universe.operations.LogLine;
import io.universe.operations.LogLine.Level;
import io.universe.operations.LogQuery.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the lines of a file are written: what can be read from the first line of what belongs together, and which lines are none. Pure. */
sealed interface LineForm {

    /** The line that begins here, as far as it stands in this line of the file; empty where this one belongs to the line before. */
    Optional<LogLine> begin(String text);

    /** The line that this one of the file would be alone, where that to which it belongs is not there. */
    LogLine alone(String text);

    /** The same where the lines do not tell their time, but this is it. */
    LineForm at(Instant time);

    /**
     * The form of a file.
     *
     * @param first its first lines
     * @param time where its lines do not tell it
     */
    static LineForm of(LogName name, List<String> first, Instant time) {
        Platform platform = new Platform(name.process(), time);
        return switch (name.kind()) {
            case ACCESS -> new Access(name.process(), time);
            case OUT -> new Plain(name, time);
            case LOG -> first.stream().anyMatch(platform::isBegun) ? platform : new Plain(name, time);
        };
    }

    /** That of the platform: {@code 2026-01-31T09:41:07.123+01:00 INFO  [web-0.3 g1] [thread] logger - message}. */
    record Platform(String process, Instant time) implements LineForm {

        private static final Pattern FORM = Pattern.compile(
                "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(?:Z|[+-]\\d\\d:\\d\\d)) (TRACE|DEBUG|INFO|WARN|ERROR) {1,2}"
                        + "\\[([^] ]*)[^]]*] \\[(.*?)] (\\S*) - (.*)",
                Pattern.DOTALL);

        private boolean isBegun(String text) {
            return begin(text).isPresent();
        }

        @Override
        public Optional<LogLine> begin(String text) {
            Matcher line = FORM.matcher(text);
            return line.matches() ? time(line.group(1)).map(at -> line(at, line)) : Optional.empty();
        }

        private LogLine line(Instant at, Matcher line) {
            String worker = line.group(3).isEmpty() ? process : line.group(3);
            return new LogLine(at, Level.valueOf(line.group(2)), worker, line.group(4), line.group(5), line.group(6));
        }

        private static Optional<Instant> time(String text) {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        @Override
        public LogLine alone(String text) {
            return new LogLine(time, Level.INFO, process, "", "", text);
        }

        @Override
        public LineForm at(Instant now) {
            return new Platform(process, now);
        }
    }

    /** That of the access log: {@code 2026-01-31T08:41:07.123Z GET / 200 …}. */
    record Access(String process, Instant time) implements LineForm {

        private static final Pattern FORM = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\S+Z) (.*)", Pattern.DOTALL);

        @Override
        public Optional<LogLine> begin(String text) {
            Matcher line = FORM.matcher(text);
            return Optional.of(line.matches() ? line(line) : alone(text));
        }

        private LogLine line(Matcher line) {
            try {
                return line(Instant.parse(line.group(1)), line.group(2));
            } catch (DateTimeException e) {
                return alone(line.group());
            }
        }

        private LogLine line(Instant at, String message) {
            return new LogLine(at, Level.INFO, process, "", "access", message);
        }

        @Override
        public LogLine alone(String text) {
            return line(time, text);
        }

        @Override
        public LineForm at(Instant now) {
            return new Access(process, now);
        }
    }

    /** Any other: a line that is indented, or tells a cause, belongs to the one before. What a JVM prints beside its log is a warning, as what an application prints to stderr is. */
    record Plain(LogName name, Instant time) implements LineForm {

        @Override
        public Optional<LogLine> begin(String text) {
            boolean belongs = text.isBlank() || Character.isWhitespace(text.charAt(0)) || text.startsWith("Caused by:");
            return belongs ? Optional.empty() : Optional.of(alone(text));
        }

        @Override
        public LogLine alone(String text) {
            boolean isOut = name.kind() == Kind.OUT;
            return new LogLine(time, isOut ? Level.WARN : Level.INFO, name.process(), "", isOut ? "out" : "", text);
        }

        @Override
        public LineForm at(Instant now) {
            return new Plain(name, now);
        }
    }
}
