package io.universe.operations;

import io.universe.control.ContextNames;
import io.universe.control.LifeNames;
import io.universe.operations.LogLine.Level;
import io.universe.operations.LogQuery.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The parameters of a {@link LogQuery}, as operators give them by name: {@code worker} and {@code kind}, each as often as wanted, {@code level}, {@code text}, {@code lines}, {@code since}.
 */
public record LogParameters(Map<String, ? extends Collection<String>> values) {

    /** How many lines at the most can be asked for. */
    public static final int MOST_LINES = 10_000;

    private static final int LONGEST_TEXT = 1_000;
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private static final String WORKER = "worker";
    private static final String KIND = "kind";
    private static final String LEVEL = "level";
    private static final String TEXT = "text";
    private static final String LINES = "lines";
    private static final String SINCE = "since";
    private static final List<String> NAMES = List.of(WORKER, KIND, LEVEL, TEXT, LINES, SINCE);
    private static final Set<String> REPEATABLE = Set.of(WORKER, KIND);

    /** A process, a slot or a context: nothing else, so that no name leads out of the directory of the logs. */
    private static final Pattern PROCESS =
            Pattern.compile(ContextNames.FORM + "|" + LifeNames.SERIES + "(?:\\.\\d{1,9})?");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    /** What they ask for. Throws IllegalArgumentException with a sentence that says name, value and what is allowed. */
    public LogQuery query() {
        values.forEach(LogParameters::check);
        LogQuery none = LogQuery.DEFAULT;
        return new LogQuery(
                set(WORKER, LogParameters::worker).orElse(none.workers()),
                set(KIND, LogParameters::kind).orElse(none.kinds()),
                one(LEVEL, LogParameters::level).orElse(none.level()),
                one(TEXT, LogParameters::text).orElse(none.text()),
                one(LINES, LogParameters::lines).orElse(none.lines()),
                one(SINCE, text -> Durations.parse(SINCE, text, SHORTEST, Durations.LONGEST)));
    }

    private static void check(String name, Collection<String> given) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "\"%s\" is no parameter of logs; there are: %s".formatted(name, String.join(", ", NAMES)));
        }
        if (given.size() > 1 && !REPEATABLE.contains(name)) {
            throw new IllegalArgumentException("%s: is given %d times; give it once".formatted(name, given.size()));
        }
    }

    private <T> Optional<Set<T>> set(String name, Function<String, T> read) {
        return Optional.ofNullable(values.get(name))
                .filter(given -> !given.isEmpty())
                .map(given -> given.stream().map(read).collect(Collectors.toSet()));
    }

    private <T> Optional<T> one(String name, Function<String, T> read) {
        return Optional.ofNullable(values.get(name))
                .flatMap(given -> given.stream().findFirst().map(read));
    }

    private static String worker(String text) {
        if (!PROCESS.matcher(text).matches()) {
            throw refusal(WORKER, text, "is no name of a process", "master, or names like web, web-0, web-0.3");
        }
        return text;
    }

    private static Kind kind(String text) {
        return word(KIND, Kind.values(), text);
    }

    private static Level level(String text) {
        return word(LEVEL, Level.values(), text);
    }

    private static <E extends Enum<E>> E word(String name, E[] words, String text) {
        return Arrays.stream(words)
                .filter(word -> word.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> refusal(
                        name,
                        text,
                        "is none",
                        Arrays.stream(words).map(LogParameters::lower).collect(Collectors.joining(", "))));
    }

    private static String text(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw refusal(TEXT, text.substring(0, 20) + "…", "is too long", LONGEST_TEXT + " characters");
        }
        return text;
    }

    private static int lines(String text) {
        int lines = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (lines < 0 || lines > MOST_LINES) {
            throw refusal(LINES, text, "is no number of lines", "0 to " + MOST_LINES);
        }
        return lines;
    }

    private static IllegalArgumentException refusal(String name, String value, String why, String allowed) {
        return new IllegalArgumentException("%s: \"%s\" %s; allowed: %s".formatted(name, value, why, allowed));
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /** The query's parameters, as they stand in a URI behind the question mark. */
    public static String of(LogQuery query) {
        Map<String, Collection<String>> parameters = new TreeMap<>();
        parameters.put(WORKER, query.workers());
        parameters.put(KIND, query.kinds().stream().map(LogParameters::lower).toList());
        parameters.put(LEVEL, List.of(lower(query.level())));
        parameters.put(TEXT, query.text().isEmpty() ? List.of() : List.of(query.text()));
        parameters.put(LINES, List.of(String.valueOf(query.lines())));
        parameters.put(SINCE, query.since().map(Durations::shown).stream().toList());
        return parameters.entrySet().stream()
                .flatMap(parameter -> parameter.getValue().stream()
                        .sorted()
                        .map(value -> parameter.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }
}
