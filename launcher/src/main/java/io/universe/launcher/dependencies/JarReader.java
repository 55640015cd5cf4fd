package io.universe.launcher.dependencies;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** Reads what the entries of a class path, jars and directories of classes, carry about themselves. No class of theirs is loaded. */
final class JarReader {

    /** Where Spring Boot, Quarkus and others look for it too; a manifest may name another place. */
    private static final List<String> USUAL_PLACES = List.of(
            "META-INF/sbom/application.cdx.json", "META-INF/sbom/dependency.cdx.json", "META-INF/sbom/bom.json");

    private static final String SBOM_LOCATION = "Sbom-Location";
    private static final String POMS = "META-INF/maven/";
    private static final String POM = "/pom.properties";
    private static final int MOST_BYTES = 16 << 20;

    private JarReader() {}

    /** An entry, while it is open. */
    private interface Opened {
        List<String> names() throws IOException;

        Optional<InputStream> open(String name) throws IOException;
    }

    /** Throws IOException where it cannot be read. What is neither a jar nor a directory, which a JVM passes over, tells nothing but its name. */
    static JarContent read(Path entry) throws IOException {
        return notes(entry).content();
    }

    private static JarNotes notes(Path entry) throws IOException {
        String file = String.valueOf(entry.getFileName());
        if (Files.isDirectory(entry)) {
            return notes(file, new Directory(entry.normalize()));
        }
        try (JarFile jar = new JarFile(entry.toFile(), false)) {
            return notes(file, new Jar(jar));
        } catch (ZipException e) {
            return new JarNotes(file, Set.of(), List.of(), Optional.empty(), Optional.empty());
        }
    }

    private static JarNotes notes(String file, Opened opened) throws IOException {
        Attributes manifest = manifest(opened);
        List<Artifact> poms = new ArrayList<>();
        List<String> names = opened.names();
        for (String name : names) {
            if (name.startsWith(POMS) && name.endsWith(POM)) {
                poms.add(pom(text(opened, name).orElse("")));
            }
        }
        poms.removeIf(pom -> pom.name().isEmpty());
        Optional<String> version = Optional.ofNullable(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION))
                .or(() -> Optional.ofNullable(manifest.getValue("Bundle-Version")));
        return new JarNotes(file, packages(names), poms, version, sbom(opened, manifest));
    }

    private static Set<String> packages(List<String> names) {
        return names.stream()
                .filter(name -> name.endsWith(".class") && name.contains("/") && !name.startsWith("META-INF/"))
                .map(name -> name.substring(0, name.lastIndexOf('/')))
                .collect(Collectors.toSet());
    }

    private static Attributes manifest(Opened opened) throws IOException {
        Optional<InputStream> stream = opened.open(JarFile.MANIFEST_NAME);
        if (stream.isEmpty()) {
            return new Attributes();
        }
        try (InputStream in = stream.get()) {
            return new Manifest(in).getMainAttributes();
        }
    }

    private static Artifact pom(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        return new Artifact(
                properties.getProperty("groupId", ""),
                properties.getProperty("artifactId", ""),
                properties.getProperty("version", ""));
    }

    private static Optional<String> sbom(Opened opened, Attributes manifest) throws IOException {
        List<String> places = new ArrayList<>(USUAL_PLACES);
        Optional.ofNullable(manifest.getValue(SBOM_LOCATION)).ifPresent(place -> places.add(0, place));
        for (String place : places) {
            Optional<String> text = text(opened, place);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    /** What is longer than any honest file is cut off, and will not make sense. */
    private static Optional<String> text(Opened opened, String name) throws IOException {
        Optional<InputStream> stream = opened.open(name);
        if (stream.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = stream.get()) {
            return Optional.of(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        }
    }

    private record Jar(JarFile jar) implements Opened {
        @Override
        public List<String> names() {
            return jar.stream().map(ZipEntry::getName).toList();
        }

        @Override
        public Optional<InputStream> open(String name) throws IOException {
            ZipEntry entry = jar.getEntry(name);
            return entry == null ? Optional.empty() : Optional.of(jar.getInputStream(entry));
        }
    }

    private record Directory(Path root) implements Opened {
        @Override
        public List<String> names() throws IOException {
            try (Stream<Path> files = Files.walk(root)) {
                return files.map(file -> root.relativize(file).toString())
                        .sorted()
                        .toList();
            }
        }

        @Override
        public Optional<InputStream> open(String name) throws IOException {
            Path file = root.resolve(name).normalize();
            return file.startsWith(root) && Files.isRegularFile(file)
                    ? Optional.of(Files.newInputStream(file))
                    : Optional.empty();
        }
    }
}
