package io.universe.launcher.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.HandDrivenScheduler;
import io.universe.launcher.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSweeperTest {

    private static final Settings.Log SETTINGS =
            new Settings.Log(Settings.LogLevel.INFO, false, 1 << 20, Duration.ofDays(14), 10);

    @TempDir
    private Path directory;

    private final HandDrivenScheduler thread = new HandDrivenScheduler();
    private Set<String> living = Set.of("web-0.1");
    private boolean isBroken;

    @BeforeEach
    void begin() {
        new LogSweeper(new LogJanitor(directory, SETTINGS), this::living, Clock.systemUTC(), thread);
    }

    private Set<String> living() {
        if (isBroken) {
            throw new IllegalStateException("no");
        }
        return living;
    }

    @Test
    void shouldSweepAtTheStartAndAgainAndAgain() throws IOException {
        Path old = write("web-0.0.log");
        Path current = write("web-0.1.log");
        thread.advance(Duration.ofSeconds(1));
        assertThat(old).doesNotExist();
        assertThat(current).exists();

        living = Set.of();
        thread.advance(Duration.ofMinutes(1));
        assertThat(current).doesNotExist();
    }

    @Test
    void shouldSweepAfterASweepThatFailed() throws IOException {
        Path old = write("web-0.0.log");
        isBroken = true;
        thread.advance(Duration.ofMinutes(2));
        assertThat(old).exists();

        isBroken = false;
        thread.advance(Duration.ofMinutes(1));
        assertThat(old).doesNotExist();
    }

    private Path write(String name) throws IOException {
        return Files.writeString(directory.resolve(name), "x".repeat(20));
    }
}
