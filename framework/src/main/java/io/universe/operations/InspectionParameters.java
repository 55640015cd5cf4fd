package io.universe.operations;

import io.universe.operations.Inspection.Kind;
import io.universe.spi.LogLevels;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The parameters of an {@link Inspection}, as operators give them by name. Which there are depends on its kind.
 *
 * @param kind as {@link Inspection.Kind#label}
 */
public record InspectionParameters(String kind, Map<String, ? extends Collection<String>> values) {

    private static final int MOST_SECONDS = 600;
    private static final int SECONDS = 30;
    private static final int FLAME_SECONDS = 10;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Pattern LOGGER = Pattern.compile("[\\w$-]{1,100}(\\.[\\w$-]{1,100}){0,30}");
    private static final List<String> LEVELS =
            List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "OFF", LogLevels.INHERIT);
    private static final List<String> SETTINGS = List.of("default", "profile");
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** What they ask for. Throws IllegalArgumentException with a sentence that says name, value and what is allowed. */
    public Inspection inspection() {
        Kind known = Kind.of(kind).orElseThrow(() -> refusal("kind", kind, "is none", labels()));
        values.forEach((name, given) -> check(names(known), name, given));
        return switch (known) {
            case THREADS -> new Inspection.Threads();
            case HISTOGRAM -> new Inspection.Histogram();
            case HEAP -> new Inspection.Heap(flag("live").orElse(true));
            case RECORDING ->
                new Inspection.Recording(
                        length(SECONDS),
                        one("settings", text -> word("settings", text, SETTINGS))
                                .orElse(SETTINGS.get(0)),
                        Inspection.Recording.MAX_BYTES);
            case FLAME ->
                new Inspection.Flame(length(FLAME_SECONDS), flag("collapsed").orElse(false));
            case COLLECT -> new Inspection.Collect();
            case LOG_LEVEL -> logLevel();
        };
    }

    private static List<String> names(Kind kind) {
        return switch (kind) {
            case THREADS, HISTOGRAM, COLLECT -> List.of();
            case HEAP -> List.of("live");
            case RECORDING -> List.of("seconds", "settings");
            case FLAME -> List.of("seconds", "collapsed");
            case LOG_LEVEL -> List.of("logger", "level", "for");
        };
    }

    private static String labels() {
        return Arrays.stream(Kind.values()).map(Kind::label).sorted().collect(Collectors.joining(", "));
    }

    private void check(List<String> names, String name, Collection<String> given) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException(
                    "\"%s\" is no parameter of %s; there %s".formatted(name, kind, shown(names)));
        }
        if (given.size() > 1) {
            throw new IllegalArgumentException("%s: is given %d times; give it once".formatted(name, given.size()));
        }
    }

    private static String shown(List<String> names) {
        return switch (names.size()) {
            case 0 -> "is none";
            case 1 -> "is: " + names.get(0);
            default -> "are: " + String.join(", ", names);
        };
    }

    private Inspection logLevel() {
        String logger = required("logger", InspectionParameters::logger, "the name of a logger, such as io.x, or ROOT");
        String level = required(
                "level", text -> word("level", text.toUpperCase(Locale.ROOT), LEVELS), String.join(", ", LEVELS));
        if (logger.equals(LogLevels.ROOT) && level.equals(LogLevels.INHERIT)) {
            throw refusal("level", level, "cannot be that of ROOT, above which there is none", "TRACE to OFF");
        }
        return new Inspection.LogLevel(
                logger, level, one("for", text -> Durations.parse("for", text, SHORTEST, LONGEST)));
    }

    private <T> T required(String name, Function<String, T> read, String allowed) {
        return one(name, read)
                .orElseThrow(
                        () -> new IllegalArgumentException("%s: is missing; allowed: %s".formatted(name, allowed)));
    }

    private <T> Optional<T> one(String name, Function<String, T> read) {
        return Optional.ofNullable(values.get(name))
                .flatMap(given -> given.stream().findFirst().map(read));
    }

    private static String logger(String text) {
        if (!LOGGER.matcher(text).matches()) {
            throw refusal("logger", shortened(text), "is no name of a logger", "names like io.x, or ROOT");
        }
        return text.equalsIgnoreCase(LogLevels.ROOT) ? LogLevels.ROOT : text;
    }

    private Optional<Boolean> flag(String name) {
        return one(name, text -> word(name, text, List.of("true", "false")).equals("true"));
    }

    private Duration length(int usualSeconds) {
        return Duration.ofSeconds(one("seconds", InspectionParameters::seconds).orElse(usualSeconds));
    }

    private static int seconds(String text) {
        int seconds = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw refusal("seconds", shortened(text), "is no number of seconds", "1 to " + MOST_SECONDS);
        }
        return seconds;
    }

    private static String word(String name, String text, List<String> words) {
        if (!words.contains(text)) {
            throw refusal(name, shortened(text), "is none", String.join(", ", words));
        }
        return text;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static IllegalArgumentException refusal(String name, String value, String why, String allowed) {
        return new IllegalArgumentException("%s: \"%s\" %s; allowed: %s".formatted(name, value, why, allowed));
    }

    /** Its route, with the parameters behind the question mark. */
    public String path(String worker) {
        String query = values.entrySet().stream()
                .flatMap(parameter -> parameter.getValue().stream()
                        .map(value -> parameter.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .sorted()
                .collect(Collectors.joining("&"));
        return "/workers/" + worker + "/" + kind + (query.isEmpty() ? "" : "?" + query);
    }
}
