package io.universe.launcher.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.app.ListenOptions;
import io.universe.launcher.config.ConfigurationException;
import io.universe.launcher.config.ContextPlan;
import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.Home;
import io.universe.launcher.config.Operator;
import io.universe.launcher.master.workload.Workload;
import io.universe.launcher.process.CodeStore.Code;
import io.universe.launcher.process.LauncherFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenWorkloadTest {

    private static final Path JAR = Path.of("/srv/app/app.jar");
    private static final Code COPY = new Code("1", Path.of("/srv/app/.universe/run/code/1"), List.of(JAR));

    @TempDir
    private Path root;

    @Test
    void shouldRunTheApplicationsMainAsTheMasterWasRun() {
        Workload workload = workload(new ListenOptions(), JAR);

        assertThat(workload.classPath()).containsExactly(JAR);
        assertThat(workload.mainClass()).isEqualTo("com.acme.Main");
        assertThat(workload.arguments("app-0.1")).containsExactly("a b", "c");
        assertThat(workload.jvmOptions()).containsExactly("-Dx=y");
    }

    @Test
    void shouldRunNoApplicationCodeInTheBuiltInContext() {
        ContextPlan cache =
                ContextPlan.builtIn(Operator.anOperator(root).settings()).orElseThrow();

        assertThat(workload(new ListenOptions(), JAR).mainClassOf(cache)).isEqualTo(Workload.PLATFORM_MAIN);
    }

    @Test
    void shouldDescribeTheOneContextThatTheOptionsName() {
        ListenOptions options = new ListenOptions().context("sky").workers(3).port(0);

        assertThat(workload(options, JAR).describe(COPY))
                .containsExactly(new DescribedContext("sky", 3, OptionalInt.of(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cache", "master", "Sky", "sky-1", ""})
    void shouldRefuseANameThatNoContextCanHave(String name) {
        Workload workload = workload(new ListenOptions().context(name), JAR);

        assertThatThrownBy(() -> workload.describe(COPY))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @Test
    void shouldNotCopyAHomeIntoItself() {
        Workload workload = workload(new ListenOptions(), Path.of("/srv/app"));

        assertThatThrownBy(workload::classPath)
                .isInstanceOf(LauncherFailure.class)
                .hasMessageContaining("/srv/app/.universe lies in /srv/app")
                .hasMessageContaining("UNIVERSE_HOME");
    }

    private static Workload workload(ListenOptions options, Path classPath) {
        OwnCommand command = new OwnCommand(List.of(classPath), "com.acme.Main", List.of("a b", "c"), List.of("-Dx=y"));
        return new ListenWorkload(command, options, new Home(Path.of("/srv/app/.universe"), JAR));
    }
}
