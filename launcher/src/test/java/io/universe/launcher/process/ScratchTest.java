package io.universe.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {

    @TempDir
    private Path root;

    private Path first;
    private Path second;
    private Scratch scratch;

    @BeforeEach
    void fill() throws IOException {
        Path directory = root.resolve("scratch");
        scratch = new Scratch(directory);
        first = directory.resolve("web-0.1-7-c0ffee");
        second = directory.resolve("web-0.1-77-c0ffee");
        for (Path unpacked : List.of(first, second)) {
            Files.writeString(Files.createDirectories(unpacked).resolve("page.html"), "page");
        }
    }

    @Test
    void shouldDeleteWhatAnEndedProcessHasLeft() {
        scratch.delete("web-0.1-7");
        scratch.delete("web-9.1-7");
        assertThat(first).doesNotExist();
        assertThat(second).isNotEmptyDirectory();
    }

    @Test
    void shouldSweepWhatNoLivingProcessUses() throws Exception {
        Process living = new ProcessBuilder("sh", "-c", "read never", scratch.option("web-0.1-77")).start();
        try {
            scratch.sweep();
            assertThat(first).doesNotExist();
            assertThat(second).isNotEmptyDirectory();
        } finally {
            living.destroyForcibly().waitFor();
        }
        scratch.sweep();
        assertThat(second).doesNotExist();
    }

    @Test
    void shouldHaveNothingToSweepInANewHome() {
        new Scratch(root.resolve("none")).sweep();
        assertThat(root.resolve("none")).doesNotExist();
    }
}
