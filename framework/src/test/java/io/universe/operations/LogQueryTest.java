package io.universe.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.operations.LogLine.Level;
import io.universe.operations.LogQuery.Kind;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LogQueryTest {

    private static final LogLine LINE = new LogLine(
            Instant.parse("2026-01-31T08:41:07.123Z"),
            Level.WARN,
            "web-0.3",
            "main",
            "io.app.Stars",
            "It fails\n\tat x");

    @Test
    void shouldFindAProcessByItsNameItsSlotAndItsContext() {
        for (String name : List.of("web-0.3", "web-0", "web")) {
            assertThat(of("worker", name).isAbout("web-0.3", Kind.LOG)).isTrue();
        }
        for (String name : List.of("web-0.31", "web-1", "we", "webs", "master")) {
            assertThat(of("worker", name).isAbout("web-0.3", Kind.LOG)).isFalse();
        }
    }

    @Test
    void shouldLeaveOutAccessAndThoseThatHelpUnlessTheyAreNamed() {
        assertThat(LogQuery.DEFAULT.isAbout("web-0.3", Kind.OUT)).isTrue();
        assertThat(LogQuery.DEFAULT.isAbout("web-0.3", Kind.ACCESS)).isFalse();
        assertThat(LogQuery.DEFAULT.isAbout("describe", Kind.OUT)).isFalse();
        assertThat(of("worker", "describe").isAbout("describe", Kind.OUT)).isTrue();
    }

    @Test
    void shouldNotShowTwiceWhatAMasterPrintsAndLogs() {
        assertThat(LogQuery.DEFAULT.isAbout("master", Kind.OUT)).isFalse();
        assertThat(of("kind", "out").isAbout("master", Kind.OUT)).isTrue();
    }

    @Test
    void shouldWantLinesThatAreSevereEnoughAndContainTheText() {
        assertThat(of("level", "warn").isFitting(LINE)).isTrue();
        assertThat(of("level", "error").isFitting(LINE)).isFalse();
        for (String text : List.of("FAILS", "at X", "stars", "MAIN")) {
            assertThat(of("text", text).isFitting(LINE)).as(text).isTrue();
        }
        assertThat(of("text", "nowhere").isFitting(LINE)).isFalse();
    }

    @Test
    void shouldSayWhichNamesThereAreWhereOneIsMissing() {
        assertThat(of("worker", "web-0").missing(Set.of("web-0.1", "master"))).isEmpty();
        assertThat(of("worker", "wbe").missing(Set.of("web-0.1", "master")))
                .contains("\"wbe\" has no log; there are: master, web-0.1");
        assertThat(of("worker", "web").missing(Set.of())).contains("\"web\" has no log; there are: none");
    }

    @Test
    void shouldShowALineWithItsProcessInFrontOfEachLineOfTheMessage() {
        assertThat(LINE.toText(ZoneOffset.ofHours(1))).isEqualTo("""
                        web-0.3    | 2026-01-31T09:41:07.123+01:00 WARN  [main] io.app.Stars - It fails
                        web-0.3    | \tat x""");
        assertThat(LINE.toText(ZoneOffset.UTC, level -> "<" + level + ">")).contains("Z <WARN > [main]");
    }

    @Test
    void shouldNotLetALineMoveTheCursor() {
        assertThat(LINE.withMessage("a\u001B[2Jb\rc\u0007").toText(ZoneOffset.UTC))
                .endsWith("Stars - a?[2Jb?c?");
    }

    @Test
    void shouldComeBackFromJson() {
        assertThat(LogLine.of(LINE.toJson())).contains(LINE);
        for (String field : LINE.toJson().fieldNames()) {
            JsonObject other = LINE.toJson();
            other.remove(field);
            assertThat(LogLine.of(other)).as(field).isEmpty();
            assertThat(LogLine.of(other.put(field, "none").put("at", 7))).isEmpty();
        }
    }

    private static LogQuery of(String name, String value) {
        return new LogParameters(Map.of(name, List.of(value))).query();
    }
}
