package io.universe.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveUseTest {

    @TempDir
    private Path directory;

    @Test
    void shouldBelieveInAnArchiveOnlyWhereItIsInMemory() throws IOException {
        Path map = Files.writeString(
                directory.resolve("maps"),
                "800000000-802000000 rw-p 00001000 fe:00 11 /home/run/archive/k/classes.jsa\n");

        assertThat(ArchiveUse.of("/home/run/archive/k/classes.jsa", map)).isEqualTo(ArchiveUse.USED);
        assertThat(ArchiveUse.of("/home/run/archive/other/classes.jsa", map)).isEqualTo(ArchiveUse.UNUSED);
        assertThat(ArchiveUse.of("", map)).isEqualTo(ArchiveUse.NONE);
    }

    @Test
    void shouldNotGuessWhereThePlatformDoesNotTell() {
        assertThat(ArchiveUse.of("/a", directory.resolve("nowhere"))).isEqualTo(ArchiveUse.UNKNOWN);
    }
}
