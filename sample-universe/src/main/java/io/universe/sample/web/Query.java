package io.universe.sample.web;

import io.universe.sample.sky.Position;
import io.universe.sample.wire.Refusal;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The parameters of a request, read strictly: what is unknown, given twice or out of range is refused with the reason. */
final class Query {

    private final MultiMap parameters;

    private Query(MultiMap parameters) {
        this.parameters = parameters;
    }

    /** The parameters, of which these may be given, each once. */
    static Query of(MultiMap parameters, Set<String> known) {
        for (String name : parameters.names()) {
            require(known.contains(name), "the parameters are %s, got %s".formatted(new TreeSet<>(known), name));
            int times = parameters.getAll(name).size();
            require(times == 1, "%s may be given once, got it %d times".formatted(name, times));
        }
        return new Query(parameters);
    }

    boolean has(String name) {
        return parameters.contains(name);
    }

    int integer(String name, int min, int max, int fallback) {
        return value(name, text -> integer(name, text, min, max)).orElse(fallback);
    }

    double decimal(String name, double min, double max, double fallback) {
        return value(name, text -> decimal(name, text, min, max)).orElse(fallback);
    }

    /** A place written as {@code RA,DEC}. */
    Optional<Position> place(String name) {
        return value(name, text -> place(name, text));
    }

    static int integer(String name, String text, int min, int max) {
        Optional<Integer> value = parsed(text, Integer::valueOf);
        require(
                value.filter(number -> number >= min && number <= max).isPresent(),
                "%s must be an integer from %d to %d, got %s".formatted(name, min, max, text));
        return value.orElseThrow();
    }

    private static double decimal(String name, String text, double min, double max) {
        Optional<Double> value = parsed(text, Double::valueOf);
        require(
                value.filter(number -> number >= min && number <= max).isPresent(),
                "%s must be a number from %s to %s, got %s".formatted(name, plain(min), plain(max), text));
        return value.orElseThrow();
    }

    private static Position place(String name, String text) {
        List<String> parts = List.of(text.split(",", -1));
        require(parts.size() == 2, "%s must be RA,DEC in degrees, got %s".formatted(name, text));
        return new Position(
                decimal("the right ascension of " + name, parts.get(0), 0, 360),
                decimal("the declination of " + name, parts.get(1), -90, 90));
    }

    private <T> Optional<T> value(String name, Function<String, T> parser) {
        return Optional.ofNullable(parameters.get(name)).map(parser);
    }

    private static <N extends Number> Optional<N> parsed(String text, Function<String, N> parser) {
        try {
            return Optional.of(parser.apply(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void require(boolean fulfilled, String message) {
        if (!fulfilled) {
            throw Refusal.badRequest(message);
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
