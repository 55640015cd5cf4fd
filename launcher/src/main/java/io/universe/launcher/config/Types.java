package io.universe.launcher.config;

import io.universe.operations.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of value that keys have. */
final class Types {

    /** Anything: a text, number, boolean or list, as YAML would read it. */
    static final Type<Object> FREE = of("anything", YamlText::value);

    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(B|KB|MB|GB)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]+(%\\w+)?");
    private static final Pattern SHARE = Pattern.compile("(\\d{1,9}(\\.\\d{1,9})?)%");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+([.,]\\d+)?");
    private static final Map<String, Long> BYTES = Map.of("B", 1L, "KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30);

    private Types() {}

    /** A type from its two parts. */
    static <T> Type<T> of(String allowed, Function<String, T> parser) {
        return new Type<>() {
            @Override
            public String allowed() {
                return allowed;
            }

            @Override
            public T parse(String text) {
                return parser.apply(text);
            }
        };
    }

    static Type<String> text(String allowed, Pattern pattern) {
        return of(allowed, text -> {
            if (!pattern.matcher(text).matches()) {
                throw new IllegalArgumentException("is not allowed");
            }
            return text;
        });
    }

    /** An address of an interface, as digits. */
    static Type<String> address() {
        return text("one literal address", ADDRESS);
    }

    static Type<Boolean> bool() {
        return of("true, false", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("is neither true nor false");
        });
    }

    static Type<Integer> integer(int min, int max) {
        return of(max == Integer.MAX_VALUE ? min + " or more" : min + " to " + max, text -> {
            int value = integerOf(text);
            if (value < min || value > max) {
                throw new IllegalArgumentException("is out of range");
            }
            return value;
        });
    }

    private static int integerOf(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    NUMBER.matcher(text).matches() ? "is out of range" : "is not a whole number", e);
        }
    }

    static <E extends Enum<E>> Type<E> oneOf(Class<E> type) {
        String names = Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return of(
                names,
                text -> Arrays.stream(type.getEnumConstants())
                        .filter(value -> value.name().equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("is none of these")));
    }

    static Type<Duration> duration(Duration min) {
        String allowed = min.isZero() ? "a duration such as 500ms, 5s, 10m, 2h, 3d" : Durations.shown(min) + " or more";
        return duration(allowed, min, Durations.LONGEST);
    }

    static Type<Duration> duration(Duration min, Duration max) {
        return duration(Durations.shown(min) + " to " + Durations.shown(max), min, max);
    }

    /** Zero means that there is none. */
    static Type<Duration> durationOrNone(Duration min) {
        Type<Duration> some = duration(min);
        return of(
                "0s, or " + some.allowed(), text -> Durations.parse(text).isZero() ? Duration.ZERO : some.parse(text));
    }

    private static Type<Duration> duration(String allowed, Duration min, Duration max) {
        return of(allowed, text -> Durations.parse(text, min, max));
    }

    /** A number of bytes in its largest unit that leaves no rest. */
    static String shown(long bytes) {
        return Stream.of("GB", "MB", "KB")
                .filter(unit -> bytes > 0 && bytes % BYTES.getOrDefault(unit, 1L) == 0)
                .findFirst()
                .map(unit -> bytes / BYTES.getOrDefault(unit, 1L) + unit)
                .orElse(bytes + "B");
    }

    /** A part of something, from 0 to 1. */
    static Type<Double> share() {
        return of(
                "0% to 100%",
                text -> {
                    Matcher matcher = SHARE.matcher(text);
                    if (!matcher.matches()) {
                        throw new IllegalArgumentException(
                                NUMBER.matcher(text).matches()
                                        ? "has no unit: write " + text + "%"
                                        : "is no percentage");
                    }
                    double percent = Double.parseDouble(matcher.group(1));
                    if (percent > 100) {
                        throw new IllegalArgumentException("is out of range");
                    }
                    return percent / 100;
                });
    }

    /** A number of bytes. */
    static Type<Long> size(long min, String shownMin) {
        return of(shownMin + " or more, such as 500KB, 10MB, 1GB", text -> {
            Matcher matcher = SIZE.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        NUMBER.matcher(text).matches() ? "has no unit: write " + text + "MB, …" : "is no size");
            }
            long bytes = Long.parseLong(matcher.group(1))
                    * BYTES.getOrDefault(matcher.group(2).toUpperCase(Locale.ROOT), 1L);
            if (bytes < min) {
                throw new IllegalArgumentException("is too small");
            }
            return bytes;
        });
    }

    /** A list of texts, with this between them; a list of the file, or {@code [a, b]}, is understood too. */
    static Type<List<String>> list(String separator, Type<String> element) {
        String between = separator.isBlank() ? "spaces" : "commas";
        return of(
                element.allowed() + "; several with " + between + " between them, or a list",
                text -> texts(text, separator).stream().map(element::parse).toList());
    }

    private static List<String> texts(String text, String separator) {
        return text.startsWith("[") || text.stripLeading().startsWith("- ")
                ? YamlText.list(text)
                : Arrays.stream(text.split(separator.isBlank() ? "\\s+" : "\\s*" + Pattern.quote(separator) + "\\s*"))
                        .filter(part -> !part.isEmpty())
                        .toList();
    }
}
