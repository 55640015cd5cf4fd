package io.universe.launcher.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.launcher.process.LauncherFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCommandTest {

    @TempDir
    private Path directory;

    @Test
    void shouldRepeatAMainClassWithItsClassPathAndArguments() throws IOException {
        Path app = jar("lib/app.jar", Map.of());
        Path classes = Files.createDirectories(directory.resolve("classes"));

        OwnCommand command = command(app + ":" + classes + ":/no/such.jar", "com.acme.Main", "a b", "", "c");

        assertThat(command.mainClass()).isEqualTo("com.acme.Main");
        assertThat(command.classPath()).containsExactly(app, classes);
        assertThat(command.arguments()).containsExactly("a b", "", "c");
        assertThat(command.properties()).containsExactly("-Dx=y z");
    }

    @Test
    void shouldFindRelativeEntriesWhereTheProcessRuns() throws IOException {
        Path app = jar("lib/app.jar", Map.of());

        assertThat(command("lib/app.jar:lib/../lib/app.jar:", "Main").classPath())
                .containsExactly(app);
        assertThat(command(".", "Main").classPath()).containsExactly(directory);
        assertThat(command("", "Main").classPath()).containsExactly(directory);
    }

    @Test
    void shouldRunTheMainClassOfAnExecutableJarWithAllThatItBringsAlong() throws IOException {
        Path first = jar("my app/lib/first.jar", Map.of("Class-Path", "second.jar ../app.jar"));
        Path second = jar("my app/lib/second.jar", Map.of());
        Path other = jar("other place/third.jar", Map.of());
        Path app = jar(
                "my app/app.jar",
                Map.of("Main-Class", "com.acme.Main", "Class-Path", "lib/first.jar lib/none.jar " + other.toUri()));

        OwnCommand command = command("my app/app.jar", "my app/app.jar", "my", "app/app.jar", "x y");

        assertThat(command.mainClass()).isEqualTo("com.acme.Main");
        assertThat(command.classPath()).containsExactly(app, first, second, other);
        assertThat(command.arguments()).containsExactly("my", "app/app.jar", "x y");
    }

    @Test
    void shouldFollowTheManifestsOfAnyJarOnTheClassPath() throws IOException {
        Path library = jar("lib/library.jar", Map.of());
        Path pathing = jar("pathing.jar", Map.of("Class-Path", "lib/library.jar"));
        Path last = jar("last.jar", Map.of());

        assertThat(command("pathing.jar:last.jar", "Main").classPath()).containsExactly(pathing, library, last);
    }

    @Test
    void shouldPassOverWhatIsNoJar() throws IOException {
        Path text = Files.writeString(directory.resolve("notes.txt"), "not a jar");

        assertThat(command("notes.txt", "Main").classPath()).containsExactly(text);
    }

    @Test
    void shouldSplitTheArgumentsAtBlanksWhereTheSystemDoesNotTellThemApart() throws IOException {
        jar("app.jar", Map.of("Main-Class", "com.acme.Main"));

        OwnCommand command = OwnCommand.of(system("app.jar", "app.jar a b"), List.of(), List.of());

        assertThat(command.mainClass()).isEqualTo("com.acme.Main");
        assertThat(command.arguments()).containsExactly("a", "b");
        assertThat(OwnCommand.of(system("", "com.acme.Main"), List.of(), List.of())
                        .arguments())
                .isEmpty();
    }

    @Test
    void shouldRefuseAModulePathWithARemedy() {
        Properties modular = system("", "acme/com.acme.Main");
        modular.setProperty("jdk.module.main", "acme");
        Properties mixed = system("app.jar", "com.acme.Main");
        mixed.setProperty("jdk.module.path", "mods");

        for (Properties system : List.of(modular, mixed)) {
            assertThatThrownBy(() -> OwnCommand.of(system, List.of(), List.of()))
                    .isInstanceOf(LauncherFailure.class)
                    .hasMessageContaining("java -cp CLASSPATH MAINCLASS")
                    .extracting(failure -> ((LauncherFailure) failure).exitCode())
                    .isEqualTo(78);
        }
    }

    private OwnCommand command(String classPath, String main, String... arguments) {
        List<String> told = new ArrayList<>(List.of(main));
        told.addAll(Arrays.asList(arguments));
        List<String> words = new ArrayList<>(List.of("java", "-Dx=y z", "-cp", classPath));
        words.addAll(told);
        return OwnCommand.of(system(classPath, String.join(" ", told)), words, List.of("-Xmx1g", "-Dx=y z", "-ea"));
    }

    private Properties system(String classPath, String command) {
        Properties system = new Properties();
        system.setProperty("java.class.path", classPath);
        system.setProperty("sun.java.command", command);
        system.setProperty("user.dir", directory.toString());
        return system;
    }

    private Path jar(String name, Map<String, String> attributes) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach((key, value) -> manifest.getMainAttributes().putValue(key, value));
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
        return file;
    }
}
