package io.universe.sample.sky;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Everything that is known about the sky: the stars, where they are, and the constellations. Immutable; safe from any thread. */
public record Atlas(StarCatalogue stars, SpatialIndex index, Constellations constellations) {

    /** An atlas of these stars and constellations. */
    public static Atlas of(List<Star> stars, List<Constellation> constellations) {
        return new Atlas(new StarCatalogue(stars), SpatialIndex.of(stars), new Constellations(constellations));
    }

    /** The atlas that comes with the application: 5044 stars. Reads files: not for an event loop. */
    public static Atlas load() {
        return of(read("stars.tsv", AtlasFormat::star), read("constellations.tsv", AtlasFormat::constellation));
    }

    private static <T> List<T> read(String resource, Function<String, T> parser) {
        InputStream stream = Objects.requireNonNull(Atlas.class.getResourceAsStream(resource), resource);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().map(parser).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
