package io.universe.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One master for each home; {@link HomeLockIT} holds it between processes. */
class HomeLockTest {

    @TempDir
    private Path run;

    @Test
    void shouldNameItsHolder() throws IOException {
        try (HomeLock lock = HomeLock.acquire(run)) {
            assertThat(lock).isNotNull();
            assertThat(run.resolve("master.lock"))
                    .hasContent(Long.toString(ProcessHandle.current().pid()));
        }
        assertThat(Files.readString(run.resolve("master.lock"))).isEmpty();
    }

    @Test
    void shouldRefuseASecondHolderAndNameTheFirst() {
        try (HomeLock lock = HomeLock.acquire(run)) {
            assertThat(lock).isNotNull();

            LauncherFailure refusal = catchThrowableOfType(LauncherFailure.class, () -> HomeLock.acquire(run));

            assertThat(refusal.exitCode()).isEqualTo(1);
            assertThat(refusal.getMessage())
                    .contains("pid " + ProcessHandle.current().pid(), String.valueOf(run.getParent()), "--home")
                    .hasLineCount(1);
        }
    }

    @Test
    void shouldBeFreeAgainWhenClosed() {
        HomeLock first = HomeLock.acquire(run);
        first.close();
        first.close();

        HomeLock.acquire(run).close();
    }

    /** Whoever waits with the file open must not end up with a lock on a file that is gone. */
    @Test
    void shouldKeepTheFileThatOthersMayHaveOpen() throws IOException {
        HomeLock.acquire(run).close();
        Object before = key();
        HomeLock.acquire(run).close();

        assertThat(key()).isEqualTo(before);
    }

    @Test
    void shouldSayWhereThereCanBeNoLock() throws IOException {
        Path file = Files.writeString(run.resolve("file"), "");

        LauncherFailure refusal = catchThrowableOfType(LauncherFailure.class, () -> HomeLock.acquire(file));

        assertThat(refusal.exitCode()).isEqualTo(78);
        assertThat(refusal.getMessage()).contains(file.toString(), "--home").hasLineCount(1);
    }

    private Object key() throws IOException {
        return Files.getAttribute(run.resolve("master.lock"), "unix:ino");
    }
}
