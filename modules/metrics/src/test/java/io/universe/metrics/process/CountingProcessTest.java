package io.universe.metrics.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.metrics.file.OpenedFile;
import io.universe.spi.MetricsSpec;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a process begins to count. */
class CountingProcessTest {

    @TempDir
    private Path directory;

    private MetricsSpec spec(boolean isOn) {
        return new MetricsSpec(
                "web", "web-0", 1, "web-0.1", false, Optional.of(directory), new JsonObject().put("enable", isOn));
    }

    private static Stream<Thread> samplers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("metrics-sampler"));
    }

    @Test
    void shouldLeaveNeitherAThreadNorALockWhereItsBeginningFails() throws IOException {
        assertThatThrownBy(() -> CountingProcess.open(spec(true), registry -> {
                    throw new IllegalStateException("no meters");
                }))
                .hasMessage("no meters");

        assertThat(samplers()).isEmpty();
        try (Stream<Path> files = Files.list(directory);
                OpenedFile opened = OpenedFile.open(files.findFirst().orElseThrow())) {
            assertThat(opened.hasEnded()).isTrue();
        }
    }

    @Test
    void shouldKeepNothingWhereItIsTurnedOff() throws IOException {
        CountingProcess process = CountingProcess.open(spec(false));
        process.registry().counter("orders").increment();
        process.close();

        assertThat(process.registry().counter("orders").count()).isEqualTo(1);
        assertThat(directory).isEmptyDirectory();
    }
}
