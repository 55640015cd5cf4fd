package io.universe.launcher.master.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtensionJarsTest {

    @TempDir
    private Path monitor;

    private final Map<String, Optional<String>> told = new HashMap<>();

    @Test
    void shouldFindNothingWhereThereIsNothing() throws IOException {
        try (ExtensionJars jars = ExtensionJars.in(monitor.resolve("none"), told::put)) {
            assertThat(jars.extensions()).isEmpty();
        }
        assertThat(told).isEmpty();
    }

    @Test
    void shouldTellWhichJarCannotBeRead() throws IOException {
        Files.writeString(monitor.resolve("broken.jar"), "no jar");
        try (ExtensionJars jars = ExtensionJars.in(monitor, told::put)) {
            assertThat(jars.extensions()).isEmpty();
        }
        assertThat(told.get("broken.jar")).get().asString().startsWith("cannot be read");
    }

    @Test
    void shouldPassOverAProviderThatIsNone() throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(monitor.resolve("a.jar")))) {
            out.putNextEntry(new JarEntry("META-INF/services/io.universe.operations.MonitorExtension"));
            out.write("none.Such\njava.lang.String\n".getBytes(StandardCharsets.UTF_8));
        }
        try (ExtensionJars jars = ExtensionJars.in(monitor, told::put)) {
            assertThat(jars.extensions()).isEmpty();
        }
        assertThat(told).hasSize(1);
        assertThat(told.values()).allMatch(Optional::isPresent);
    }
}
