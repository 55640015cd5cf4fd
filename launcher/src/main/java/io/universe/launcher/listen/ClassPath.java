package io.universe.launcher.listen;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A class path as a JVM was given it, and what becomes of it: jars bring further entries along by the {@code Class-Path} of their manifests, relative to where they lie. */
record ClassPath(List<Path> entries) {

    /**
     * Reads it; relative entries start at the directory, which is also the whole class path where nothing was said. An empty entry among others would be the directory too, but comes of a separator
     * too many: nobody wants all that lies there copied.
     */
    static ClassPath of(String text, Path directory) {
        Stream<String> said = Arrays.stream(text.split(File.pathSeparator)).filter(entry -> !entry.isEmpty());
        return new ClassPath((text.isEmpty() ? Stream.of("") : said)
                .map(entry -> directory.resolve(entry).toAbsolutePath().normalize())
                .toList());
    }

    /** The main class that the manifest of the first entry names. */
    Optional<String> mainClass() {
        return entries.stream().findFirst().flatMap(jar -> attribute(jar, Attributes.Name.MAIN_CLASS));
    }

    /** All entries that exist, each followed by those that it brings along, in the JVM's order. */
    List<Path> complete() {
        Set<Path> found = new LinkedHashSet<>();
        entries.forEach(entry -> addTo(found, entry));
        return List.copyOf(found);
    }

    private static void addTo(Set<Path> found, Path entry) {
        if (Files.exists(entry) && found.add(entry)) {
            attribute(entry, Attributes.Name.CLASS_PATH).stream()
                    .flatMap(further -> Arrays.stream(further.strip().split("\\s+")))
                    .filter(further -> !further.isEmpty())
                    .flatMap(further -> resolved(entry, further).stream())
                    .forEach(further -> addTo(found, further));
        }
    }

    /** A URL, nearly always a relative one; what is no file is none of a JVM's business either. */
    private static Optional<Path> resolved(Path jar, String further) {
        try {
            URI uri = jar.toUri().resolve(further);
            return "file".equals(uri.getScheme()) ? Optional.of(Path.of(uri).normalize()) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What is no jar, the JVM passes over too. */
    private static Optional<String> attribute(Path entry, Attributes.Name name) {
        if (!Files.isRegularFile(entry)) {
            return Optional.empty();
        }
        try (JarFile jar = new JarFile(entry.toFile())) {
            return Optional.ofNullable(jar.getManifest())
                    .map(Manifest::getMainAttributes)
                    .map(attributes -> attributes.getValue(name));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
