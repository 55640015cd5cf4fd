package io.universe.launcher.master.workload;

import static io.universe.launcher.config.Operator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.app.WorkerContext;
import io.universe.launcher.archive.Archives;
import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.Home;
import io.universe.launcher.process.CodeStore.Code;
import io.universe.launcher.process.LauncherFailure;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications in jars, asked in a JVM of their own. */
class DescriberIT {

    @TempDir
    private Path root;

    private Home home;

    @BeforeEach
    void makeHome() throws IOException {
        home = anOperator(root).settings().home();
        Files.createDirectories(home.run());
        Files.createDirectories(home.log());
        Files.createDirectories(home.modules());
        writeLauncher();
    }

    /** Answers with what stands in a file beside its jar, as others do with what the machine or the environment says. */
    public static final class Variable implements WorkerContext {
        @Override
        public String name() {
            return "web";
        }

        @Override
        public int instances() {
            System.out.println("asked for instances");
            try {
                Path jar = Path.of(Variable.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath());
                return Integer.parseInt(Files.readString(jar.resolveSibling("instances")));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public OptionalInt port() {
            return OptionalInt.of(9090);
        }
    }

    /** Ends as a JVM does that a terminal's signal reached. */
    public static final class Interrupted implements WorkerContext {
        @Override
        public String name() {
            Runtime.getRuntime().halt(130);
            return "interrupted";
        }
    }

    /** Never says what it is. */
    public static final class Silent implements WorkerContext {
        @Override
        public String name() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "silent";
        }
    }

    /** Comes after another one. */
    public static final class Later implements WorkerContext {
        @Override
        public String name() {
            return "later";
        }

        @Override
        public List<String> after() {
            return List.of("web");
        }
    }

    @Test
    void shouldTellWhatAContextComesAfter() throws IOException {
        assertThat(new HomeWorkload(home).describe(code(Later.class)))
                .containsExactly(new DescribedContext("later", 1, OptionalInt.empty(), List.of("web")));
    }

    /** Has a name that is taken. */
    public static final class Usurper implements WorkerContext {
        @Override
        public String name() {
            return "cache";
        }
    }

    @Test
    void shouldAskAnewAtEachStart() throws IOException {
        Code code = code(Variable.class);
        Files.writeString(home.modules().resolve("instances"), "2");
        assertThat(new HomeWorkload(home).describe(code))
                .containsExactly(new DescribedContext("web", 2, OptionalInt.of(9090)));

        Files.writeString(home.modules().resolve("instances"), "5");
        assertThat(new HomeWorkload(home).describe(code))
                .containsExactly(new DescribedContext("web", 5, OptionalInt.of(9090)));
        assertThat(home.log().resolve("describe.out")).content().contains("asked for instances");
        assertThat(home.run()).isEmptyDirectory();
    }

    @Test
    void shouldSayWhatIsWrongWithTheApplication() throws IOException {
        Code code = code(Usurper.class);

        assertThatThrownBy(() -> new HomeWorkload(home).describe(code))
                .isInstanceOfSatisfying(
                        LauncherFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(78))
                .hasMessageContaining("'cache'")
                .hasMessageContaining(Usurper.class.getName());
    }

    @Test
    void shouldGiveUpAnApplicationThatDoesNotAnswer() throws IOException {
        Code code = code(Silent.class);

        assertThatThrownBy(() -> new Describer(home, Archives.none(), Duration.ofSeconds(2)).describe(code))
                .hasMessageContaining("has not loaded within 2 s");
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .noneMatch(child -> child.info().commandLine().orElse("").contains(root.toString()));
    }

    @Test
    void shouldNotBlameTheApplicationForASignal() throws IOException {
        Code code = code(Interrupted.class);

        assertThatThrownBy(() -> new HomeWorkload(home).describe(code))
                .isInstanceOfSatisfying(
                        LauncherFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(130));
    }

    private Code code(Class<? extends WorkerContext> provider) throws IOException {
        try (JarOutputStream jar =
                new JarOutputStream(Files.newOutputStream(home.modules().resolve("application.jar")))) {
            String file = provider.getName().replace('.', '/') + ".class";
            jar.putNextEntry(new JarEntry(file));
            try (InputStream bytes = provider.getClassLoader().getResourceAsStream(file)) {
                bytes.transferTo(jar);
            }
            jar.putNextEntry(new JarEntry("META-INF/services/" + WorkerContext.class.getName()));
            jar.write(provider.getName().getBytes(StandardCharsets.UTF_8));
        }
        return new Code("1", root, new HomeWorkload(home).classPath());
    }

    /** In the place of launcher.jar one that only points to the platform's classes; those of the tests are not among them. */
    private void writeLauncher() throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(classPath.split(File.pathSeparator))
                                .filter(entry -> !entry.endsWith("test-classes"))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(home.launcherJar()), manifest).close();
    }
}
