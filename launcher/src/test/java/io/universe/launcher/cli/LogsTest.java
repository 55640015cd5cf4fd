package io.universe.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.operations.LogLine;
import io.universe.operations.LogLine.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The logs on the command line, with a master and without. */
class LogsTest {

    private static final LogLine LINE = new LogLine(
            Instant.parse("2026-01-31T08:41:07.123Z"), Level.WARN, "web-0.3", "main", "app", "It falls\n\tat x");
    private static final String WRITTEN = "2026-01-31T08:41:07.123Z WARN  [web-0.3 g1] [main] app - It falls\n\tat x\n";
    private static final String NOTHING = "kind=log&kind=out&level=trace&lines=200";

    @TempDir
    private Path root;

    private FakeUniverse universe;

    @BeforeEach
    void open() {
        universe = new FakeUniverse(root);
        universe.logLines.add(LINE);
    }

    @Test
    void shouldShowThemToPeopleWithoutColoursWhereThereIsNoTerminal() {
        assertThat(universe.execute("logs")).isZero();
        assertThat(universe.out())
                .containsExactlyElementsOf(
                        LINE.toText(ZoneId.systemDefault()).lines().toList())
                .hasSize(2);
        assertThat(universe.calls).containsExactly("read " + NOTHING, "close");
    }

    @Test
    void shouldGiveThemToScriptsAsAnObjectALine() {
        assertThat(universe.execute("logs", "--json")).isZero();
        assertThat(universe.out()).containsExactly(LINE.toJson().encode());
    }

    @Test
    void shouldAskForWhatIsWanted() {
        assertThat(universe.execute(
                        "logs",
                        "-f",
                        "web-0",
                        "engine",
                        "--lines=7",
                        "--level=warn",
                        "--text=a b",
                        "--since=10m",
                        "--kind=access"))
                .isZero();
        assertThat(universe.calls)
                .containsExactly(
                        "follow kind=access&level=warn&lines=7&since=10m&text=a+b&worker=engine&worker=web-0", "close");
    }

    @Test
    void shouldRefuseWhatIsNotUnderstoodBeforeItAsks() {
        assertThat(universe.execute("logs", "../run/token")).isEqualTo(2);
        assertThat(universe.err().get(0)).startsWith("worker: \"../run/token\" is no name of a process; allowed: ");
        assertThat(universe.execute("logs", "--lines=many")).isEqualTo(2);
        assertThat(universe.calls).isEmpty();
    }

    @Test
    void shouldSayInALineThatThereIsNoSuchWorker() {
        universe.refusal = Optional.of(new Refused(List.of("\"wbe\" has no log"), ExitCode.FAILED));
        assertThat(universe.execute("logs", "wbe")).isEqualTo(1);
        assertThat(universe.err()).containsExactly("\"wbe\" has no log");
    }

    @Test
    void shouldReadTheFilesWhereNoMasterRunsAndSaySo() throws IOException {
        write("web-0.3.log", WRITTEN);
        assertThat(universe.silent().execute("logs", "--json", "--level=warn")).isZero();
        assertThat(universe.out()).containsExactly(LINE.toJson().encode());
        assertThat(universe.err())
                .containsExactly("nothing runs in " + root + "; this was left in " + root.resolve("log"));
    }

    @Test
    void shouldSayWithoutAMasterTooThatThereIsNoSuchWorker() throws IOException {
        write("web-0.3.log", WRITTEN);
        assertThat(universe.silent().execute("logs", "wbe")).isEqualTo(1);
        assertThat(universe.err()).last().asString().isEqualTo("\"wbe\" has no log; there are: web-0.3");
    }

    @Test
    void shouldSayThatNothingRunsWhereThereIsNothingToReadOrToFollow() throws IOException {
        assertThat(universe.silent().execute("logs")).isEqualTo(3);
        write("web-0.3.log", WRITTEN);
        assertThat(universe.execute("logs", "-f")).isEqualTo(3);
        assertThat(universe.out()).isEmpty();
        assertThat(universe.err()).containsExactly("nothing runs in " + root, "nothing runs in " + root);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(Files.createDirectories(root.resolve("log")).resolve(file), text);
    }
}
