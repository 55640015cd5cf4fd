package io.universe.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCopyTest {

    @TempDir
    private Path root;

    @Test
    void shouldReadOnWhenTheJarIsWrittenOver() throws IOException {
        Path jar = jar("first", "second");
        Path directory = Files.createDirectory(root.resolve("tmp"));
        try (OwnCopy copy = OwnCopy.of(jar, directory)) {
            assertThat(read(copy, "first")).isEqualTo("this is first");

            Files.writeString(jar, "another one");

            assertThat(read(copy, "second")).isEqualTo("this is second");
            try (InputStream byLocation = Objects.requireNonNull(copy.getResource("first"))
                    .openConnection()
                    .getInputStream()) {
                assertThat(text(byLocation)).isEqualTo("this is first");
            }
        }
    }

    @Test
    void shouldLeaveNothingInTheDirectory() throws IOException {
        Path directory = Files.createDirectory(root.resolve("tmp"));

        OwnCopy.of(jar("first"), directory).close();
        assertThatThrownBy(() -> OwnCopy.of(root.resolve("missing.jar"), directory))
                .isInstanceOf(IOException.class);

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void shouldSeeNothingOfTheClassPath() throws IOException {
        try (OwnCopy copy = OwnCopy.of(jar("first"), root)) {
            assertThatThrownBy(() -> copy.loadClass(OwnCopy.class.getName()))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }

    private Path jar(String... names) throws IOException {
        Path jar = root.resolve("launcher.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : names) {
                out.putNextEntry(new JarEntry(name));
                out.write(("this is " + name).getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private static String read(ClassLoader loader, String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(loader.getResourceAsStream(name))) {
            return text(stream);
        }
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
}
