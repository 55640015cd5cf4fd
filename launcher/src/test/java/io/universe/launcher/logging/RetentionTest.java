package io.universe.launcher.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.config.Settings;
import io.universe.launcher.logging.Retention.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

    private static final Instant NOW = Instant.parse("2026-01-31T00:00:00Z");
    private final Retention retention = new Retention(Duration.ofDays(14), 1000, 3);

    @TempDir
    private Path directory;

    private static LogFile file(String name, long size, int ageDays) {
        return new LogFile(name, size, NOW.minus(Duration.ofDays(ageDays)));
    }

    @Test
    void shouldNeverTouchWhatALivingProcessWrites() {
        List<LogFile> files = List.of(
                file("master.log", 900, 90),
                file("master.out", 900, 90),
                file("web-0.3.log", 900, 90),
                file("web-0.3.access.log", 900, 90));
        assertThat(retention.expired(files, Set.of("web-0.3"), NOW)).isEmpty();
    }

    @Test
    void shouldDeleteWhatIsTooOld() {
        assertThat(retention.expired(
                        List.of(file("web-0.2.log", 1, 15), file("web-0.3.2026-01-20.0.log.gz", 1, 11)), Set.of(), NOW))
                .containsExactly("web-0.2.log");
    }

    @Test
    void shouldDeleteTheOldestUntilTheRestFits() {
        List<LogFile> files = List.of(
                file("web-0.1.log", 400, 3),
                file("web-1.1.log", 400, 2),
                file("web-0.2.log", 400, 1),
                file("master.log", 300, 0));
        assertThat(retention.expired(files, Set.of("web-0.2"), NOW))
                .containsExactlyInAnyOrder("web-0.1.log", "web-1.1.log");
    }

    @Test
    void shouldKeepTheLastIncarnationsOfACrashLoopOnly() {
        List<LogFile> files = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> file("web-0." + i + ".log", 1, 0))
                .toList();
        assertThat(retention.expired(files, Set.of("web-0.6"), NOW))
                .containsExactlyInAnyOrder("web-0.1.log", "web-0.2.log");
    }

    @Test
    void shouldKeepTheLastStandbysOnly() {
        List<LogFile> files = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> file("web-standby." + i + ".log", 1, 0))
                .toList();
        assertThat(retention.expired(files, Set.of("web-standby.6"), NOW))
                .containsExactlyInAnyOrder("web-standby.1.log", "web-standby.2.log");
    }

    @Test
    void shouldLeaveFilesOfOthersAlone() {
        List<LogFile> files = List.of(file("web-0.20240131120000.log", 1, 0), file("notes.txt", 1, 0));
        assertThat(retention.expired(files, Set.of(), NOW)).isEmpty();
    }

    @Test
    void shouldSweepTheDirectoryAndSurviveThatThereIsNone() throws IOException {
        Settings.Log settings = new Settings.Log(Settings.LogLevel.INFO, true, 1 << 20, Duration.ofDays(14), 10);
        Files.writeString(directory.resolve("web-0.1.log"), "x".repeat(20));
        Files.writeString(directory.resolve("web-0.2.log"), "x".repeat(20));
        assertThat(new LogJanitor(directory, settings).sweep(Set.of("web-0.2"), NOW))
                .containsExactly("web-0.1.log");
        assertThat(directory.resolve("web-0.2.log")).exists();
        assertThat(new LogJanitor(directory.resolve("none"), settings).sweep(Set.of(), NOW))
                .isEmpty();
    }
}
