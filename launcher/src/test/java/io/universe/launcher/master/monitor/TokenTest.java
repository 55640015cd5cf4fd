package io.universe.launcher.master.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.launcher.process.LauncherFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {

    @TempDir
    private Path run;

    private Path file() {
        return run.resolve("token");
    }

    @Test
    void shouldMakeOneThatNobodyGuessesAndOnlyTheUserReads() throws IOException {
        String token = Token.of(file());
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(Files.readString(file())).isEqualTo(token + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldKeepTheOneThatIsThereAndCloseItsFileToOthers() throws IOException {
        String token = Token.of(file());
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(Token.of(file())).isEqualTo(token);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldReplaceWhatIsNone() throws IOException {
        Files.writeString(file(), "short");
        assertThat(Token.of(file())).hasSize(43);
    }

    @Test
    void shouldSayWhichFileIsInTheWay() throws IOException {
        Files.createDirectory(file());
        assertThatThrownBy(() -> Token.of(file()))
                .isInstanceOf(LauncherFailure.class)
                .hasMessageContaining(file().toString());
    }
}
