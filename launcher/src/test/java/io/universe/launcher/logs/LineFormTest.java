package io.universe.launcher.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.universe.operations.LogLine;
import io.universe.operations.LogLine.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineFormTest {

    private static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");
    private static final String FIRST =
            "2026-01-31T09:41:07.123+01:00 INFO  [web-0.3 g1] [vert.x-1] io.app.Stars - hello [you] - there";

    @Test
    void shouldReadALineOfThePlatform() {
        assertThat(form("web-0.3.log", FIRST).begin(FIRST))
                .contains(new LogLine(
                        Instant.parse("2026-01-31T08:41:07.123Z"),
                        Level.INFO,
                        "web-0.3",
                        "vert.x-1",
                        "io.app.Stars",
                        "hello [you] - there"));
    }

    @Test
    void shouldReadALineWithoutALoggerOrAMessageAndOfAThreadWithBrackets() {
        String line = "2026-01-31T09:41:07.123Z ERROR [master] [a [b] c]  - ";
        assertThat(form("master.log", FIRST).begin(line))
                .hasValueSatisfying(read -> assertThat(read)
                        .returns("master", LogLine::worker)
                        .returns("a [b] c", LogLine::thread)
                        .returns("", LogLine::logger)
                        .returns("", LogLine::message));
    }

    @Test
    void shouldPutAStackTraceToItsLineAndStartANewOneAtTheNextTime() {
        assertThat(gathered(form("web-0.3.log", FIRST), FIRST, "java.lang.X: no", "\tat a.b", "Caused by: y", FIRST))
                .extracting(LogLine::message)
                .containsExactly("hello [you] - there\njava.lang.X: no\n\tat a.b\nCaused by: y", "hello [you] - there");
    }

    @Test
    void shouldShowWhatBelongsToALineThatIsNotThere() {
        assertThat(gathered(form("web-0.3.log", FIRST), "\tat a.b", FIRST))
                .extracting(LogLine::message)
                .containsExactly("\tat a.b", "hello [you] - there");
    }

    @Test
    void shouldCutWhatBelongsToALineWhereItIsTooMuch() {
        List<String> lines = new ArrayList<>(List.of(FIRST));
        lines.addAll(List.of("x".repeat(Cut.LONGEST), "more"));
        assertThat(gathered(form("web-0.3.log", FIRST), lines.toArray(String[]::new)))
                .singleElement()
                .satisfies(line -> assertThat(line.message()).endsWith("x … (25 more characters)"));
    }

    @Test
    void shouldReadALineOfTheAccessLog() {
        assertThat(form("web-0.3.access.log").begin("2026-01-31T08:41:07.123Z GET / 200 3212 823 127.0.0.1"))
                .contains(new LogLine(
                        Instant.parse("2026-01-31T08:41:07.123Z"),
                        Level.INFO,
                        "web-0.3",
                        "",
                        "access",
                        "GET / 200 3212 823 127.0.0.1"));
        assertThat(form("web-0.3.access.log").begin("half a li"))
                .hasValueSatisfying(line -> assertThat(line.at()).isEqualTo(TIME));
    }

    @Test
    void shouldTakeWhatAJvmPrintsForWarningsOfTheTimeTheFileWasWritten() {
        assertThat(gathered(
                        form("web-0.3.out"),
                        "Full thread dump",
                        "\"main\" #1",
                        "   java.lang.Thread.State",
                        "\tat a.b",
                        "Terminating"))
                .containsExactly(
                        out("Full thread dump"),
                        out("\"main\" #1\n   java.lang.Thread.State\n\tat a.b"),
                        out("Terminating"));
    }

    @Test
    void shouldShowLinesOfAnOperatorsOwnFormAsTheyAre() {
        assertThat(gathered(form("web-0.3.log", "09:41 hello"), "09:41 hello", "  at a.b", "09:42 bye"))
                .extracting(LogLine::at, LogLine::level, LogLine::message)
                .containsExactly(
                        tuple(TIME, Level.INFO, "09:41 hello\n  at a.b"), tuple(TIME, Level.INFO, "09:42 bye"));
    }

    @Test
    void shouldKnowThePlatformsFormBehindALineThatWasCut() {
        assertThat(form("web-0.3.log", "f a line", FIRST)).isInstanceOf(LineForm.Platform.class);
    }

    private static LogLine out(String message) {
        return new LogLine(TIME, Level.WARN, "web-0.3", "", "out", message);
    }

    private static LineForm form(String file, String... first) {
        LogName name = LogName.of(file).orElseThrow();
        return LineForm.of(name, List.of(first), TIME);
    }

    private static List<LogLine> gathered(LineForm form, String... lines) {
        List<LogLine> gathered = new ArrayList<>();
        Gathering gathering = new Gathering(gathered::add);
        for (String line : lines) {
            gathering.add(form, line);
        }
        gathering.end();
        return gathered;
    }
}
