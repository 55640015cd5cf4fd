package io.universe.launcher.master;

import static io.universe.launcher.config.Operator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.Settings;
import io.universe.launcher.master.workload.NoJars;
import io.universe.launcher.process.CodeStore.Code;
import io.universe.launcher.process.LauncherFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroundworkIT {

    @TempDir
    private Path root;

    @Test
    void shouldCopyTheConfigurationThatWasReadAndThatOfTheLogs() throws IOException {
        Path named = Files.writeString(root.resolve("night.yaml"), "monPort: 0");
        Settings settings = anOperator(root)
                .writing("monPort: 1")
                .typing("--config=" + named)
                .settings();
        Files.writeString(root.resolve("conf/logback.xml"), "<configuration/>");

        Code code = codeOf(prepare(settings, GroundworkIT::describe));

        assertThat(code.directory().resolve("night.yaml")).hasContent("monPort: 0");
        assertThat(code.directory().resolve("logback.xml")).hasContent("<configuration/>");
        assertThat(code.directory().resolve("universe.yaml")).doesNotExist();
    }

    @Test
    void shouldMakeAnotherVersionOfAnotherConfiguration() throws IOException {
        Settings settings = anOperator(root).writing("monPort: 1").settings();
        String before = codeOf(prepare(settings, GroundworkIT::describe)).digest();
        Files.writeString(root.resolve("conf/logback.xml"), "<configuration/>");

        assertThat(codeOf(prepare(settings, GroundworkIT::describe)).digest()).isNotEqualTo(before);
    }

    @Test
    void shouldLeaveTheHomeFreeAndNoCopyWhereTheApplicationIsNotFit() {
        Settings settings = anOperator(root).settings();

        assertThatThrownBy(() -> prepare(settings, code -> {
                    throw new LauncherFailure(78, "not fit", null);
                }))
                .hasMessage("not fit");
        assertThat(root.resolve("run/code")).isEmptyDirectory();
        prepare(settings, GroundworkIT::describe);
    }

    private static Code codeOf(Groundwork groundwork) {
        return groundwork.heritage().generation().code();
    }

    private static List<DescribedContext> describe(Code code) {
        return List.of(new DescribedContext("web", 1, OptionalInt.empty()));
    }

    private static Groundwork prepare(Settings settings, Function<Code, List<DescribedContext>> describing) {
        Groundwork groundwork = Groundwork.prepare(settings, new NoJars(describing));
        groundwork.homecoming().close();
        groundwork.lock().close();
        return groundwork;
    }
}
