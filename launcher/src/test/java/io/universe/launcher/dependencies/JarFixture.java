package io.universe.launcher.dependencies;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A jar about to be written, told in a sentence: {@code jar("app.jar").of("shop:app:1").needing("shop:app:1", "lib:one:2").in(directory)}. Artifacts are written as {@code group:name:version}. */
final class JarFixture {

    private final String file;
    private final Map<String, String> entries = new LinkedHashMap<>();
    private final Map<String, List<String>> needs = new LinkedHashMap<>();
    private Optional<String> subject = Optional.empty();

    private JarFixture(String file) {
        this.file = file;
    }

    static JarFixture jar(String file) {
        return new JarFixture(file);
    }

    /** It has an SBOM, which says that it is this. */
    JarFixture of(String artifact) {
        subject = Optional.of(artifact);
        return this;
    }

    /** The SBOM says that one needs others. */
    JarFixture needing(String who, String... others) {
        needs.put(who, List.of(others));
        return this;
    }

    /** It has the {@code pom.properties} of these. */
    JarFixture containing(String... artifacts) {
        for (String artifact : artifacts) {
            String[] parts = artifact.split(":", -1);
            with(
                    "META-INF/maven/" + parts[0] + "/" + parts[1] + "/pom.properties",
                    "groupId=%s\nartifactId=%s\nversion=%s\n".formatted((Object[]) parts));
        }
        return this;
    }

    /** It has a class of this name. */
    JarFixture having(String className) {
        return with(className.replace('.', '/') + ".class", "");
    }

    JarFixture with(String entry, String text) {
        entries.put(entry, text);
        return this;
    }

    private Map<String, String> all() {
        subject.ifPresent(artifact -> with("META-INF/sbom/application.cdx.json", sbom(artifact)));
        return entries;
    }

    String sbom(String artifact) {
        JsonArray components = new JsonArray();
        needs.values().stream().flatMap(List::stream).distinct().forEach(each -> components.add(component(each)));
        JsonArray dependencies = new JsonArray();
        needs.forEach((who, others) ->
                dependencies.add(new JsonObject().put("ref", who).put("dependsOn", new JsonArray(others))));
        return new JsonObject()
                .put("bomFormat", "CycloneDX")
                .put("metadata", new JsonObject().put("component", component(artifact)))
                .put("components", components)
                .put("dependencies", dependencies)
                .encode();
    }

    private static JsonObject component(String artifact) {
        String[] parts = artifact.split(":", -1);
        return new JsonObject()
                .put("bom-ref", artifact)
                .put("group", parts[0])
                .put("name", parts[1])
                .put("version", parts[2]);
    }

    Path in(Path directory) {
        Path jar = directory.resolve(file);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> entry : all().entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    /** The same as a directory of classes. */
    Path unpackedIn(Path directory) throws IOException {
        Path root = directory.resolve(file);
        for (Map.Entry<String, String> entry : all().entrySet()) {
            Path target = root.resolve(entry.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, entry.getValue());
        }
        return root;
    }
}
