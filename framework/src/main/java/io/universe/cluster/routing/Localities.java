package io.universe.cluster.routing;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which locality holds at which addresses: that of the longest pattern that matches, or else {@link Locality#ANY}. Immutable. */
public final class Localities {

    /** The same everywhere, as in plain Vert.x. */
    public static final Localities NONE = new Localities(List.of());

    private final List<Matcher> matchers;

    /** What holds at the addresses of a pattern, in which {@code *} stands for any characters, also none. */
    public record Rule(String pattern, Locality locality) {}

    private record Matcher(Pattern pattern, Locality locality) {}

    /** With these rules. */
    public Localities(List<Rule> rules) {
        matchers = rules.stream()
                .sorted(Comparator.comparing((Rule rule) -> rule.pattern().length())
                        .reversed())
                .map(rule -> new Matcher(compiled(rule.pattern()), rule.locality()))
                .toList();
    }

    /** Rules as an operator writes them: {@code sky.*=host}. Throws IllegalArgumentException where one is nothing of the kind. */
    public static Localities of(List<String> rules) {
        return new Localities(rules.stream().map(Localities::rule).toList());
    }

    private static Rule rule(String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("a rule is written PATTERN=any, host or jvm, got '" + text + "'");
        }
        return new Rule(
                text.substring(0, equals),
                Locality.valueOf(text.substring(equals + 1).toUpperCase(Locale.ROOT)));
    }

    private static Pattern compiled(String pattern) {
        return Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
    }

    /** What holds at this address. */
    Locality at(String address) {
        for (Matcher matcher : matchers) {
            if (matcher.pattern.matcher(address).matches()) {
                return matcher.locality;
            }
        }
        return Locality.ANY;
    }
}
