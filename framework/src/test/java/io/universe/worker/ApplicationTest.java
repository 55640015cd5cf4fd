package io.universe.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.universe.app.Module;
import io.universe.app.Selection;
import io.universe.app.WorkerContext;
import io.universe.worker.TestApplication.TestBackend;
import io.universe.worker.TestApplication.TestContext;
import io.universe.worker.TestApplication.TestModule;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {

    /** A provider with a bug. */
    public static final class Throwing implements WorkerContext {
        public Throwing() {
            throw new IllegalStateException("no star catalogue");
        }

        @Override
        public String name() {
            return "throwing";
        }
    }

    /** A module that cannot even say where it stands. */
    public static final class Disordered implements Module {
        @Override
        public int order() {
            throw new IllegalStateException("no order");
        }
    }

    /** Needs what no jar brings. */
    public static final class Incomplete implements Module {
        public Incomplete() {
            throw new NoClassDefFoundError("org/h2/Driver");
        }
    }

    @Test
    void shouldNotRunAContextThatUsesWhatNoJarProvides() {
        Application application = new Application(
                List.of(
                        new TestContext("web", Selection.of("atlas"), Selection.all()),
                        new TestContext("engine", Selection.all(), Selection.of("sql"))),
                List.of(new TestModule("atlas", 0)),
                List.of());
        assertThat(application.required("web").name()).isEqualTo("web");
        assertThat(application.required("cache").name()).isEqualTo("cache");
        for (String unfit : List.of("engine", "nowhere")) {
            assertThatExceptionOfType(WorkerFailure.class)
                    .isThrownBy(() -> application.required(unfit))
                    .withMessageContaining(unfit)
                    .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION));
        }
    }

    @Test
    void shouldStartModulesByOrderThenByName() {
        Application application = new Application(
                List.of(),
                List.of(
                        new TestModule("b", 0),
                        new TestModule("z", -1),
                        new TestModule("a", 0),
                        new TestModule("c", 7)),
                List.of());
        assertThat(application.modules()).extracting(Module::name).containsExactly("z", "a", "b", "c");
    }

    @Test
    void shouldGiveAContextOnlyWhatItSelects() {
        TestContext context = new TestContext("web", Selection.of("sky"), Selection.none());
        Application application = new Application(
                List.of(context),
                List.of(new TestModule("atlas", 0), new TestModule("sky", 0)),
                List.of(new TestBackend("db", List.of())));
        assertThat(application.modulesOf(context)).extracting(Module::name).containsExactly("sky");
        assertThat(application.backendsOf(context)).isEmpty();
    }

    @Test
    void shouldHaveTheBuiltInContextInEveryApplication() {
        Application empty = new Application(List.of(), List.of(new TestModule("atlas", 0)), List.of());
        WorkerContext cache = empty.context("cache").orElseThrow();
        assertThat(empty.modulesOf(cache)).isEmpty();
        assertThat(empty.context("web")).isEmpty();
    }

    @Test
    void shouldFindNothingWrongWithAFitApplication() {
        Application application = new Application(
                List.of(new TestContext("web"), new TestContext("engine")),
                List.of(new TestModule("atlas", 0)),
                List.of(new TestBackend("db", List.of())));
        assertThat(application.problems()).isEmpty();
    }

    @Test
    void shouldNameWhatIsProvidedTwice() {
        Application application = new Application(
                List.of(new TestContext("web"), new TestContext("web")),
                List.of(new TestModule("atlas", 0), new TestModule("atlas", 1)),
                List.of(new TestBackend("db", List.of()), new TestBackend("db", List.of())));
        assertThat(application.problems())
                .hasSize(3)
                .anyMatch(line -> line.contains("context 'web'") && line.contains(TestContext.class.getName()))
                .anyMatch(line -> line.contains("module 'atlas'"))
                .anyMatch(line -> line.contains("backend 'db'"));
    }

    @Test
    void shouldNameWhatAContextSelectsAndNoJarProvides() {
        Application application = new Application(
                List.of(new TestContext("web", Selection.of("sky"), Selection.of("mail"))),
                List.of(new TestModule("atlas", 0)),
                List.of());
        assertThat(application.problems())
                .containsExactly(
                        "context web uses the module 'sky', which no jar provides; there are: [atlas]",
                        "context web uses the backend 'mail', which no jar provides; there are: []");
    }

    @Test
    void shouldNameAProviderThatThrows(@TempDir Path folder) throws IOException {
        assertUnfit(folder, WorkerContext.class, Throwing.class.getName(), "no star catalogue");
    }

    @Test
    void shouldNameAProviderThatLacksAClass(@TempDir Path folder) throws IOException {
        assertUnfit(folder, Module.class, Incomplete.class.getName(), "org/h2/Driver");
    }

    @Test
    void shouldNameAProviderThatDoesNotExist(@TempDir Path folder) throws IOException {
        assertUnfit(folder, Module.class, "org.example.Nowhere", "not found");
    }

    @Test
    void shouldNotLoadAModuleThatThrowsWhenItIsAsked(@TempDir Path folder) throws IOException {
        assertUnfit(folder, Module.class, Disordered.class.getName(), "no order");
    }

    private static void assertUnfit(Path folder, Class<?> service, String provider, String because) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(service.getName()), provider);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {url(folder)}, ApplicationTest.class.getClassLoader())) {
            assertThatExceptionOfType(WorkerFailure.class)
                    .isThrownBy(() -> Application.load(loader))
                    .withMessageContaining(because)
                    .satisfies(failure -> assertThat(failure.exitCode().code()).isEqualTo(78))
                    .satisfies(failure -> assertThat(failure.getMessage()).contains(simpleName(provider)));
        }
    }

    private static String simpleName(String provider) {
        return provider.substring(Math.max(provider.lastIndexOf('.'), provider.lastIndexOf('$')) + 1);
    }

    private static URL url(Path folder) throws MalformedURLException {
        return folder.toUri().toURL();
    }
}
