package io.universe.sample.convert;

import static java.util.stream.Collectors.toMap;

import io.universe.sample.sky.AtlasFormat;
import io.universe.sample.sky.Constellation;
import io.universe.sample.sky.Position;
import io.universe.sample.sky.Star;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes {@code stars.tsv} and {@code constellations.tsv} from the {@code data} folder of the npm package d3-celestial.
 *
 * <p>Arguments: that folder, and the folder to write to. A third of the stars has no constellation there; all get the one within whose
 * borders they stand. The designation keeps the historical constellation, which for some stars is another one.
 */
public final class AtlasConverter {

    private final Path source;
    private final Map<String, Constellation> constellations;
    private final List<Border> borders;
    private final JsonObject names;

    private AtlasConverter(Path source) throws IOException {
        this.source = source;
        this.constellations = constellations(source);
        this.borders =
                features(source, "constellations.bounds.json").map(Border::of).toList();
        this.names = json(source, "starnames.json");
    }

    public static void main(String[] args) throws IOException {
        AtlasConverter converter = new AtlasConverter(Path.of(args[0]));
        converter.write(Path.of(args[1]));
    }

    private void write(Path target) throws IOException {
        Files.write(
                target.resolve("stars.tsv"),
                features(source, "stars.6.json")
                        .map(this::star)
                        .map(AtlasFormat::line)
                        .toList());
        Files.write(
                target.resolve("constellations.tsv"),
                constellations.values().stream().map(AtlasFormat::line).sorted().toList());
    }

    private Star star(JsonObject feature) {
        int id = feature.getInteger("id");
        JsonObject name = names.getJsonObject(String.valueOf(id), new JsonObject());
        JsonObject properties = feature.getJsonObject("properties");
        Position position = position(feature.getJsonObject("geometry").getJsonArray("coordinates"));
        return new Star(
                id,
                name.getString("name", ""),
                designation(id, name),
                constellationAt(position),
                position,
                properties.getDouble("mag"),
                colour(properties.getString("bv", "")));
    }

    private String designation(int id, JsonObject name) {
        String letter = Stream.of("bayer", "flam", "var")
                .map(kind -> name.getString(kind, ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        String historical = name.getString("c", "");
        if (!letter.isEmpty() && constellations.containsKey(historical)) {
            return letter + " " + historical;
        }
        String draper = name.getString("hd", "");
        return draper.isEmpty() ? "HIP " + id : draper;
    }

    private String constellationAt(Position position) {
        List<String> found = borders.stream()
                .filter(border -> border.encloses(position))
                .map(Border::constellation)
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException("expected one constellation at %s, found %s".formatted(position, found));
        }
        return found.get(0);
    }

    private static Map<String, Constellation> constellations(Path source) throws IOException {
        Map<String, List<List<Position>>> lines = features(source, "constellations.lines.json")
                .collect(toMap(feature -> feature.getString("id"), AtlasConverter::lines, AtlasConverter::joined));
        return features(source, "constellations.json")
                .map(feature -> constellation(feature, lines))
                .collect(toMap(Constellation::id, Function.identity(), AtlasConverter::wholeOf));
    }

    private static Constellation constellation(JsonObject feature, Map<String, List<List<Position>>> lines) {
        String id = feature.getString("id");
        JsonObject properties = feature.getJsonObject("properties");
        Position label = position(feature.getJsonObject("geometry").getJsonArray("coordinates"));
        return new Constellation(
                id,
                properties.getString("la"),
                properties.getString("en"),
                List.of(label),
                lines.getOrDefault(id, List.of()));
    }

    /** The source has Serpens twice, once for its head and once for its tail. */
    private static Constellation wholeOf(Constellation head, Constellation tail) {
        return new Constellation(
                head.id(),
                head.name().replace(" Caput", ""),
                head.english(),
                joined(head.labels(), tail.labels()),
                head.lines());
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static List<List<Position>> lines(JsonObject feature) {
        return feature.getJsonObject("geometry").getJsonArray("coordinates").stream()
                .map(line -> positions((JsonArray) line))
                .toList();
    }

    private static OptionalDouble colour(String index) {
        return index.isBlank() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(index));
    }

    static List<Position> positions(JsonArray coordinates) {
        return coordinates.stream().map(pair -> position((JsonArray) pair)).toList();
    }

    /** The source writes right ascension from -180 to 180. */
    private static Position position(JsonArray pair) {
        double longitude = pair.getDouble(0);
        return new Position(longitude < 0 ? longitude + 360 : longitude, pair.getDouble(1));
    }

    private static Stream<JsonObject> features(Path source, String file) throws IOException {
        return json(source, file).getJsonArray("features").stream().map(JsonObject.class::cast);
    }

    private static JsonObject json(Path source, String file) throws IOException {
        return new JsonObject(Files.readString(source.resolve(file)));
    }
}
