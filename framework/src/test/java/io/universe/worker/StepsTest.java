package io.universe.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepsTest {

    @TempDir
    private Path processes;

    @Test
    void shouldCountFromTheStartOfTheProcess() throws IOException {
        Files.writeString(processes.resolve("uptime"), "1000.50 3000.00\n");
        Files.writeString(
                Files.createDirectory(processes.resolve("self")).resolve("stat"),
                "7 (a (name) 1) S 1 7 7 0 -1 4194304 0 0 0 0 1 2 0 0 20 0 1 0 99950 1 2 3\n");

        assertThat(Duration.ofNanos(Steps.ageNanos(processes))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void shouldCountFromNowWhereThePlatformDoesNotTell() {
        assertThat(Steps.ageNanos(processes)).isZero();
    }
}
