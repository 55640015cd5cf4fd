package io.universe.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
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

    /** Holds the lock until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            HomeLock.acquire(Path.of(arguments[0]));
            System.out.println("held");
            System.in.read();
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
