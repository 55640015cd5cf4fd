package io.universe.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentMemoryTest {

    @TempDir
    private Path directory;

    @Test
    void shouldReadWhatLinuxSays() throws IOException {
        Path status = Files.writeString(
                directory.resolve("status"), "Name:\tjava\nVmHWM:\t  900 kB\nVmRSS:\t  123456 kB\nRssAnon:\t 1 kB\n");

        assertThat(new ResidentMemory(status, () -> 7).bytes()).isEqualTo(123_456L << 10);
    }

    @Test
    void shouldSayWhatTheJvmHasCommittedWhereNobodySaysMore() throws IOException {
        assertThat(new ResidentMemory(directory.resolve("missing"), () -> 7).bytes())
                .isEqualTo(7);
        Path other = Files.writeString(directory.resolve("other"), "Name:\tjava\n");
        assertThat(new ResidentMemory(other, () -> 7).bytes()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "VmRSS:", "VmRSS:\tmuch kB", "VmRSS"})
    void shouldTakeNonsenseForNothing(String status) {
        assertThat(ResidentMemory.residentBytes(status)).isEmpty();
    }
}
