package io.universe.testkit;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The harness on a launcher that is none: it serves a status, and ends as it is told. */
@MultiProcessTest
class HarnessIT {

    @TempDir
    static Path built;

    @BeforeAll
    static void buildHome() throws IOException {
        FakeLauncher.packInto(built.resolve("launcher.jar"));
        System.setProperty("universe.home", built.toString());
    }

    @AfterAll
    static void forgetHome() {
        System.clearProperty("universe.home");
    }

    @Test
    void shouldStartSeeAndStopAUniverse() throws IOException {
        Path home;
        try (TestUniverse universe = aUniverse().ofTheSample().start()) {
            home = universe.home().directory();
            assertThat(universe.awaitReady().isReady("web-0", 0)).isTrue();
            assertThat(universe.processes()).containsExactly(universe.master());
            assertThat(universe.master().commandLine()).contains("run -cluster", "--port=0", "--monPort=0");
            assertThat(universe.master().descriptors()).isPositive();
            assertThat(universe.home().remains()).containsExactly(home.resolve("run/control.sock"));
        }
        assertThat(home).doesNotExist();
    }

    @Test
    void shouldReachTheControlSocketOfALongHome() {
        try (TestUniverse universe =
                aUniverse().ofTheSample().inAHomeWithALongPath().start()) {
            assertThat(universe.awaitReady().isReady()).isTrue();
        }
    }

    @Test
    void shouldSendInterruptToTheWholeGroupEvenWhereTheBuildIgnoresIt() {
        try (TestUniverse universe = aUniverse().ofTheSample().start()) {
            universe.awaitReady();
            universe.master().signalGroup("INT");
            assertThat(universe.awaitExit()).isEqualTo(130);
        }
    }

    @Test
    void shouldSayAtOnceThatTheMasterHasEnded() {
        try (TestUniverse universe = aUniverse().ofTheSample().with("--fail").start()) {
            assertThatThrownBy(universe::awaitReady)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("exit code 78")
                    .hasMessageContaining("told to fail");
        }
    }

    @Test
    void shouldFailWhereASocketIsLeftBehind() {
        TestUniverse universe = aUniverse().ofTheSample().with("--litter").start();
        universe.awaitReady();

        assertThatThrownBy(universe::close).isInstanceOf(AssertionError.class).hasMessageContaining("control.sock");
    }

    @Test
    void shouldRunACommandToItsEnd() {
        var ended = aUniverse().ofTheSample().with("--fail").runToItsEnd();

        assertThat(ended.exitCode()).isEqualTo(78);
        assertThat(ended.stderr()).isEqualToIgnoringNewLines("told to fail");
    }
}
