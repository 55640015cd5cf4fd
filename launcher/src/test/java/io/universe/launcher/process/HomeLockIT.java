package io.universe.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One master for each home, between processes. */
@Timeout(30)
class HomeLockIT {

    @TempDir
    private Path run;

    @TempDir
    private Path elsewhere;

    /** Holds the lock until it is killed, or ends at once where it does not get it. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            boolean held = HomeLock.tryAcquire(Path.of(arguments[0])).isPresent();
            System.out.println(held ? "held" : "refused");
            if (held) {
                System.in.read();
            }
        }
    }

    @Test
    void shouldExcludeAnotherProcessUntilItIsGoneHoweverItEnds() throws Exception {
        Process holder = holder();
        try (BufferedReader output = holder.inputReader()) {
            assertThat(output.readLine()).isEqualTo("held");

            LauncherFailure refusal = catchThrowableOfType(LauncherFailure.class, () -> HomeLock.acquire(run));
            assertThat(refusal.getMessage()).contains("pid " + holder.pid());
        } finally {
            holder.destroyForcibly();
        }
        assertThat(holder.waitFor(10, TimeUnit.SECONDS)).isTrue();

        HomeLock.acquire(run).close();
    }

    /** To look at a lock of one's own is enough to lose it, where the operating system is asked. */
    @Test
    void shouldNotLoseItToASecondAttemptInTheSameProcess() throws Exception {
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), run);
        try (HomeLock lock = HomeLock.acquire(run)) {
            assertThat(lock).isNotNull();
            assertThat(HomeLock.tryAcquire(run)).isEmpty();
            assertThat(HomeLock.tryAcquire(link)).isEmpty();
            assertThatThrownBy(() -> HomeLock.acquire(link)).isInstanceOf(LauncherFailure.class);

            Process other = holder();
            try (BufferedReader output = other.inputReader()) {
                assertThat(output.readLine()).isEqualTo("refused");
            } finally {
                other.destroyForcibly();
            }
        }
    }

    private Process holder() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        run.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
