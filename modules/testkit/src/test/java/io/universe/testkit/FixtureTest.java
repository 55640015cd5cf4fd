package io.universe.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixtureTest {

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir
    Path directory;

    @Test
    void shouldPackAnApplicationWithItsServices() throws IOException {
        Path jar = directory.resolve("modules/app.jar");

        Fixture.application("""
                package fixture;

                import io.universe.app.Module;
                import io.universe.app.WorkerContext;

                public final class App implements Module {
                    public static final class Front implements WorkerContext {
                        public String name() { return "front"; }
                    }
                }
                """).packInto(jar, CLASS_PATH);

        assertThat(text(jar, "META-INF/services/io.universe.app.WorkerContext")).isEqualTo("fixture.App$Front\n");
        assertThat(text(jar, "META-INF/services/io.universe.app.Module")).isEqualTo("fixture.App\n");
    }

    @Test
    void shouldSayWhyAnApplicationDoesNotCompile() {
        Fixture broken = Fixture.application("package fixture;\npublic class Broken { Nowhere nothing; }");

        assertThatThrownBy(() -> broken.packInto(directory.resolve("broken.jar"), CLASS_PATH))
                .hasMessageContaining("Nowhere");
    }

    private static String text(Path jar, String entry) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return new String(file.getInputStream(file.getJarEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
