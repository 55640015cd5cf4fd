package io.universe.launcher.cli;

import static io.universe.launcher.cli.Statuses.context;
import static io.universe.launcher.cli.Statuses.status;
import static io.universe.launcher.cli.Statuses.worker;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrillCommandTest {

    @TempDir
    private Path root;

    private FakeUniverse universe;

    @BeforeEach
    void open() {
        universe = new FakeUniverse(root);
    }

    @Test
    void shouldTouchNoRunningUniverseUnlessToldTwice() {
        universe.answering(status(true, context("web", 1, worker("web-0", 1, "READY"))));

        assertThat(universe.execute("drill", "--live")).isEqualTo(2);

        assertThat(universe.err()).first().asString().contains(root.toString(), "say --yes as well");
        assertThat(universe.calls).isEmpty();
    }

    @Test
    void shouldEndWith3WhereNothingRunsThatCouldBeDrilled() {
        assertThat(universe.silent().execute("--live", "--yes", "drill")).isEqualTo(3);
    }

    @Test
    void shouldNotKillAMasterThatItCouldNotStartAgain() {
        universe.answering(status(true, context("web", 1, worker("web-0", 1, "READY"))));

        assertThat(universe.execute("drill", "--live", "--yes")).isEqualTo(1);

        assertThat(universe.err())
                .containsExactly(
                        "nobody can tell how the master, pid 100, was started, so that it could not be started again");
        assertThat(universe.calls).containsExactly("close");
    }

    @Test
    void shouldSayWhereAnApplicationHasNoPort() {
        universe.described.add(new DescribedContext("engine", 1, OptionalInt.empty()));

        assertThat(universe.execute("drill")).isEqualTo(1);

        assertThat(universe.err())
                .containsExactly("no context of this application has a port, so nobody would notice what is lost");
    }

    @ParameterizedTest
    @CsvSource({
        "--only=reload;kil, only: \"kil\" is no exercise; there are reload",
        "--rounds=0, 'rounds: 0 is out of range, 1 to 10000'",
        "--rate=1, 'rate: 1 is out of range, 64 to 100000 with 8 clients of each kind'",
        "--path=http://example.com, path: \"http://example.com\" is no path; it begins with / and holds no blanks",
        "--clients=many, Invalid value for option '--clients'"
    })
    void shouldRefuseOptionsThatMakeNoSense(String option, String answer) {
        assertThat(universe.execute("drill", option.replace(';', ','))).isEqualTo(2);

        assertThat(universe.err()).first().asString().startsWith(answer);
    }

    @Test
    void shouldReadHowAMasterWasStarted() {
        Home home = new Home(root, root.resolve("launcher.jar"));

        assertThat(MasterWords.of(
                        List.of("-Duniverse.port=1", "-jar", "/srv/launcher.jar", "run", "-cluster", "--workers=2"),
                        home))
                .contains(new MasterWords(
                        List.of("-Duniverse.port=1"), List.of("run", "-cluster", "--workers=2", "--home=" + root)));
        assertThat(MasterWords.of(List.of("-cp", "app.jar", "example.Main"), home))
                .isEmpty();
    }
}
