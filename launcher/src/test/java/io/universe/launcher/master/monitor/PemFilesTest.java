package io.universe.launcher.master.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.operations.MonitorOptions.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemFilesTest {

    @TempDir
    private Path home;

    @Test
    void shouldBeUnfitWhereTheyAreNoneOrMissing() throws IOException {
        Path none = Files.writeString(home.resolve("none.pem"), "none");
        assertThat(PemFiles.areFit(new Tls(none, none))).isFalse();
        assertThat(PemFiles.areFit(new Tls(home.resolve("missing.pem"), none))).isFalse();
    }
}
