package io.universe.sample.sky;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the atlas is written down: a line for each star and each constellation, fields divided by tabs, in the order of the records.
 *
 * <p>A place is {@code ra,dec}; places are divided by blanks, and the strokes of a figure by semicolons.
 */
public final class AtlasFormat {

    private AtlasFormat() {}

    /** The line of a star. */
    public static String line(Star star) {
        return String.join(
                "\t",
                String.valueOf(star.id()),
                star.name(),
                star.designation(),
                star.constellation(),
                line(star.position()),
                number(star.magnitude()),
                star.colour().isPresent() ? number(star.colour().getAsDouble()) : "");
    }

    /** The line of a constellation. */
    public static String line(Constellation constellation) {
        return String.join(
                "\t",
                constellation.id(),
                constellation.name(),
                constellation.english(),
                line(constellation.labels()),
                constellation.lines().stream().map(AtlasFormat::line).collect(Collectors.joining(";")));
    }

    /** Reads the line of a star. */
    public static Star star(String line) {
        String[] fields = fields(line, 7);
        return new Star(
                Integer.parseInt(fields[0]),
                fields[1],
                fields[2],
                fields[3],
                position(fields[4]),
                Double.parseDouble(fields[5]),
                fields[6].isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(fields[6])));
    }

    /** Reads the line of a constellation. */
    public static Constellation constellation(String line) {
        String[] fields = fields(line, 5);
        return new Constellation(
                fields[0],
                fields[1],
                fields[2],
                positions(fields[3]),
                Stream.of(fields[4].split(";")).map(AtlasFormat::positions).toList());
    }

    private static String[] fields(String line, int count) {
        String[] fields = line.split("\t", -1);
        if (fields.length != count) {
            throw new IllegalArgumentException("expected %d fields, got %d: %s".formatted(count, fields.length, line));
        }
        return fields;
    }

    private static List<Position> positions(String text) {
        return Stream.of(text.split(" ")).map(AtlasFormat::position).toList();
    }

    private static Position position(String text) {
        int comma = text.indexOf(',');
        return new Position(
                Double.parseDouble(text.substring(0, comma)), Double.parseDouble(text.substring(comma + 1)));
    }

    private static String line(List<Position> positions) {
        return positions.stream().map(AtlasFormat::line).collect(Collectors.joining(" "));
    }

    private static String line(Position position) {
        return number(position.ra()) + "," + number(position.dec());
    }

    /** At most four digits after the point, and no needless zeros. */
    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.4f", value).replaceFirst("\\.?0+$", "");
        return text.equals("-0") ? "0" : text;
    }
}
