package io.universe.launcher.logs;

import static io.universe.launcher.logs.LogFolder.NOON;
import static io.universe.launcher.logs.LogFolder.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.operations.LogLine;
import io.universe.operations.LogParameters;
import io.universe.operations.LogQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was written, over all files of a home. */
class PastTest {

    private static final int NOW = 3600;

    @TempDir
    private Path home;

    private LogFolder log = new LogFolder(Path.of(""));
    private HomeLogs logs = new HomeLogs(Path.of(""), Clock.systemUTC());

    @BeforeEach
    void open() throws IOException {
        log = new LogFolder(Files.createDirectory(home.resolve("log")));
        logs = new HomeLogs(log.path(), Clock.fixed(NOON.plusSeconds(NOW), ZoneOffset.UTC));
    }

    @Test
    void shouldMergeAllProcessesByTimeTheDeadIncluded() throws IOException {
        log.write(9, "master.log", line(1, "master", "m1") + line(4, "master", "m4") + line(9, "master", "m9"));
        log.write(3, "web-0.1.log", line(2, "web-0.1", "a2") + line(3, "web-0.1", "a3"));
        log.write(8, "web-0.2.log", line(5, "web-0.2", "b5") + line(8, "web-0.2", "b8"));

        assertThat(messages(LogQuery.DEFAULT)).containsExactly("m1", "a2", "a3", "m4", "b5", "b8", "m9");
        assertThat(logs.processes()).containsExactlyInAnyOrder("master", "web-0.1", "web-0.2");
    }

    @Test
    void shouldGiveTheLastLinesOfAllAndNoneWhereNoneAreWanted() throws IOException {
        log.write(3, "web-0.1.log", line(1, "web-0.1", "a1") + line(3, "web-0.1", "a3"));
        log.write(4, "web-1.1.log", line(2, "web-1.1", "b2") + line(4, "web-1.1", "b4"));
        assertThat(messages(query("lines", "3"))).containsExactly("b2", "a3", "b4");
        assertThat(messages(query("lines", "0"))).isEmpty();
    }

    @Test
    void shouldKeepTheOrderOfAFileAmongLinesOfOneMoment() throws IOException {
        log.write(1, "web-0.1.log", line(1, "web-0.1", "a") + line(1, "web-0.1", "b"));
        log.write(1, "web-1.1.log", line(1, "web-1.1", "c") + line(1, "web-1.1", "d"));
        assertThat(messages(LogQuery.DEFAULT))
                .containsSubsequence("a", "b")
                .containsSubsequence("c", "d")
                .hasSize(4);
    }

    @Test
    void shouldFilterByWorkerLevelTextAndAge() throws IOException {
        log.write(
                NOW,
                "web-0.1.log",
                line(1, "ERROR", "web-0.1", "old") + line(NOW - 60, "WARN", "web-0.1", "Stars fall"));
        log.write(NOW, "web-1.1.log", line(NOW - 59, "web-1.1", "stars shine") + line(NOW - 58, "web-1.1", "moon"));

        assertThat(messages(query("worker", "web-0"))).containsExactly("old", "Stars fall");
        assertThat(messages(query("level", "warn"))).containsExactly("old", "Stars fall");
        assertThat(messages(query("text", "STARS"))).containsExactly("Stars fall", "stars shine");
        assertThat(messages(query("since", "10m"))).containsExactly("Stars fall", "stars shine", "moon");
    }

    @Test
    void shouldReadWhatWasRolledAsFarAsItIsNeeded() throws IOException {
        log.compress(2, "web-0.1.2026-01-30.0.log.gz", line(1, "web-0.1", "a1") + line(2, "web-0.1", "a2"));
        log.compress(4, "web-0.1.2026-01-31.0.log.gz", line(3, "web-0.1", "a3") + line(4, "web-0.1", "a4"));
        log.write(5, "web-0.1.log", line(5, "web-0.1", "a5"));
        assertThat(messages(LogQuery.DEFAULT)).containsExactly("a1", "a2", "a3", "a4", "a5");
        assertThat(messages(query("lines", "2"))).containsExactly("a4", "a5");
        assertThat(opened(query("lines", "1"))).containsExactly("web-0.1.log");
    }

    @Test
    void shouldNotOpenFilesThatAreOlderThanWhatIsWanted() throws IOException {
        log.write(1, "web-0.1.log", line(1, "web-0.1", "old"));
        log.write(NOW, "web-0.2.log", line(NOW - 1, "web-0.2", "new"));
        assertThat(opened(query("since", "10m"))).containsExactly("web-0.2.log");
        assertThat(opened(query("lines", "1"))).containsExactly("web-0.2.log");
    }

    @Test
    void shouldSurviveACompressedFileThatIsDamaged() throws IOException {
        Path damaged = log.compress(
                2,
                "web-0.1.2026-01-30.0.log.gz",
                IntStream.range(0, 50_000)
                        .mapToObj(i -> line(1, "web-0.1", "a" + i * 7919))
                        .collect(Collectors.joining()));
        byte[] bytes = Files.readAllBytes(damaged);
        Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 2));
        log.write(2, "web-0.2.2026-01-30.0.log.gz", "no gzip");
        log.write(5, "web-0.1.log", line(5, "web-0.1", "a5"));
        assertThat(messages(LogQuery.DEFAULT)).hasSize(200).endsWith("a5");
    }

    @Test
    void shouldShowWhatAJvmPrintedAtTheTimeItDidThatLast() throws IOException {
        log.write(9, "web-0.1.log", line(1, "web-0.1", "a1") + line(9, "web-0.1", "a9"));
        log.write(5, "web-0.1.out", "Terminating due to java.lang.OutOfMemoryError\n");
        log.write(9, "web-0.1.access.log", "2026-01-31T12:00:03Z GET / 200\n");
        assertThat(messages(LogQuery.DEFAULT))
                .containsExactly("a1", "Terminating due to java.lang.OutOfMemoryError", "a9");
        assertThat(messages(query("kind", "access"))).containsExactly("GET / 200");
    }

    @Test
    void shouldShowALineThatWasCutInHalf() throws IOException {
        String half = line(2, "web-0.1", "half a line").strip();
        log.write(2, "web-0.1.log", line(1, "web-0.1", "a1") + half.substring(0, half.length() - 5));
        assertThat(messages(LogQuery.DEFAULT)).containsExactly("a1", "half a");
    }

    @Test
    void shouldFindNothingWhereThereIsNoDirectoryAndNoFile() throws IOException {
        assertThat(messages(LogQuery.DEFAULT)).isEmpty();
        HomeLogs nowhere = new HomeLogs(home.resolve("nowhere"), Clock.systemUTC());
        assertThat(nowhere.read(LogQuery.DEFAULT)).isEmpty();
        assertThat(nowhere.processes()).isEmpty();
    }

    @Test
    void shouldSkipAFileThatVanishesWhileItIsReadFor() throws IOException {
        Path vanishing = log.write(2, "web-0.1.log", line(2, "web-0.1", "a2"));
        log.write(1, "web-0.2.log", line(1, "web-0.2", "b1"));
        List<LogFile> files = new LogDirectory(log.path()).files();
        Files.delete(vanishing);
        assertThat(past(LogQuery.DEFAULT, new AtomicLong()).read(files, LogFile::size))
                .extracting(LogLine::message)
                .containsExactly("b1");
    }

    @Test
    void shouldNotFollowALinkThatLeadsOut() throws IOException {
        Path secret = Files.writeString(home.resolve("token"), line(1, "web-0.1", "secret"));
        Files.createSymbolicLink(log.path().resolve("web-0.1.log"), secret);
        Files.createDirectory(log.path().resolve("web-0.2.log"));
        assertThat(messages(LogQuery.DEFAULT)).isEmpty();

        Path file = log.write(2, "web-0.3.log", line(2, "web-0.3", "open"));
        List<LogFile> files = new LogDirectory(log.path()).files();
        Files.delete(file);
        Files.createSymbolicLink(file, secret);
        assertThat(past(LogQuery.DEFAULT, new AtomicLong()).read(files, LogFile::size))
                .isEmpty();
    }

    @Test
    void shouldNotReadTwiceWhatIsJustBeingCompressed() throws IOException {
        log.write(1, "web-0.1.2026-01-30.0.log.gz123.tmp", line(1, "web-0.1", "a1"));
        log.compress(1, "web-0.1.2026-01-30.0.log.gz", line(1, "web-0.1", "a1"));
        assertThat(messages(LogQuery.DEFAULT)).containsExactly("a1");
    }

    @Test
    void shouldSayThatOlderLinesAreLeftOutWhereThereIsNoRoom() throws IOException {
        String big = "x".repeat(60_000);
        StringBuilder text = new StringBuilder();
        IntStream.range(0, 100).forEach(i -> text.append(line(i, "web-0.1", i + big)));
        log.write(100, "web-0.1.log", text.toString());
        List<LogLine> lines = logs.read(LogQuery.DEFAULT);
        assertThat(lines).hasSizeBetween(60, 75);
        assertThat(lines.get(0).message()).startsWith("older lines are left out: there is no room for more than 4 MB");
        assertThat(lines.get(lines.size() - 1).message()).startsWith("99x");
    }

    @Test
    void shouldSayThatOlderLinesAreLeftOutWhereThereIsNoTime() throws IOException {
        log.write(2, "web-0.1.log", line(1, "web-0.1", "a1") + line(2, "web-0.1", "a2"));
        AtomicLong nanos = new AtomicLong();
        Past past =
                new Past(LogQuery.DEFAULT, NOON, new Quota(200, () -> nanos.getAndAdd(Quota.LONGEST.toNanos() / 2)));
        assertThat(past.read(new LogDirectory(log.path()).files(), LogFile::size))
                .first()
                .satisfies(line -> assertThat(line.message())
                        .startsWith("older lines are left out: to look for them takes longer than 5s"));
    }

    private List<String> opened(LogQuery query) throws IOException {
        List<LogFile> files = new LogDirectory(log.path()).files();
        List<String> opened = new ArrayList<>();
        past(query, new AtomicLong()).read(files, file -> {
            opened.add(file.path().getFileName().toString());
            return file.size();
        });
        return opened;
    }

    private static Past past(LogQuery query, AtomicLong nanos) {
        return new Past(query, NOON.plusSeconds(NOW), new Quota(query.lines(), nanos::get));
    }

    private List<String> messages(LogQuery query) throws IOException {
        return logs.read(query).stream().map(LogLine::message).toList();
    }

    private static LogQuery query(String name, String value) {
        return new LogParameters(Map.of(name, List.of(value))).query();
    }
}
