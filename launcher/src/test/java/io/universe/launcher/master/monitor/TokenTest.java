package io.universe.launcher.master.monitor;

import static org.assertj.core.api.Assertions.assertThat;

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

    /** As on a disk that is full: what is unfinished cannot be written. */
    @Test
    void shouldNotWriteTheOneThatIsThereAgain() throws IOException {
        String token = Token.of(file());
        refuseWriting();
        assertThat(Token.of(file())).isEqualTo(token);
    }

    @Test
    void shouldGoOnWithOneThatNobodyKnowsWhereItCannotBeKept() throws IOException {
        refuseWriting();
        String token = Token.of(file());
        assertThat(token).hasSize(43).isNotEqualTo(Token.of(file()));
        assertThat(file()).doesNotExist();
    }

    private void refuseWriting() throws IOException {
        Files.createDirectories(run.resolve("token.new/full"));
    }
}
