package io.universe.operations;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as operators write them: {@code 500ms}, {@code 5s}, {@code 10m}, {@code 2h}, {@code 3d}. A bare number is refused. */
public final class Durations {

    /** A hundred years. */
    public static final Duration LONGEST = Duration.ofDays(36_500);

    private static final Pattern FORM = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+([.,]\\d+)?");
    private static final Map<String, Long> UNITS = unitsInMillis();

    private Durations() {}

    private static Map<String, Long> unitsInMillis() {
        Map<String, Long> units = new LinkedHashMap<>();
        units.put("d", 86_400_000L);
        units.put("h", 3_600_000L);
        units.put("m", 60_000L);
        units.put("s", 1_000L);
        units.put("ms", 1L);
        return units;
    }

    /** Reads one. Throws IllegalArgumentException that says what is wrong with the text, without naming it. */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    NUMBER.matcher(text).matches()
                            ? "has no unit: write " + text + "s, " + text + "ms, …"
                            : "is no duration");
        }
        long count = Long.parseLong(matcher.group(1));
        long unit = UNITS.getOrDefault(matcher.group(2), 1L);
        if (count > LONGEST.toMillis() / unit) {
            throw new IllegalArgumentException("is longer than a hundred years");
        }
        return Duration.ofMillis(count * unit);
    }

    /** Reads one between the shortest and the longest that is allowed. Throws IllegalArgumentException as {@link #parse(String)} does. */
    public static Duration parse(String text, Duration shortest, Duration longest) {
        Duration value = parse(text);
        if (value.compareTo(shortest) < 0 || value.compareTo(longest) > 0) {
            throw new IllegalArgumentException(value.compareTo(shortest) < 0 ? "is too short" : "is too long");
        }
        return value;
    }

    /** The same of what has a name. Throws IllegalArgumentException with a sentence that says the name, the text and what is allowed. */
    public static Duration parse(String name, String text, Duration shortest, Duration longest) {
        try {
            return parse(text, shortest, longest);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s: \"%s\" %s; allowed: %s to %s"
                            .formatted(name, text, e.getMessage(), shown(shortest), shown(longest)),
                    e);
        }
    }

    /** A duration in its largest unit that leaves no rest. */
    public static String shown(Duration duration) {
        long millis = duration.toMillis();
        return UNITS.entrySet().stream()
                .filter(unit -> millis >= unit.getValue() && millis % unit.getValue() == 0)
                .findFirst()
                .map(unit -> millis / unit.getValue() + unit.getKey())
                .orElse("0s");
    }
}
