package io.universe.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, started as workers are. */
class SpawnerIT {

    @TempDir
    private Path home;

    @Test
    void shouldKeepTheOutputsOfSeveralProcessesInOneFile() throws Exception {
        Path output = home.resolve("a.out");

        end(spawn("echo one; echo two >&2", Map.of(), output));
        end(spawn("echo three", Map.of(), output));

        assertThat(Files.readAllLines(output)).containsExactly("one", "two", "three");
    }

    @Test
    void shouldStartInTheHomeWithItsEnvironmentAndNothingToRead() throws Exception {
        Path output = home.resolve("a.out");

        end(spawn("pwd; echo $GREETING; cat", Map.of("GREETING", "hello"), output));

        assertThat(Files.readAllLines(output)).containsExactly(home.toRealPath().toString(), "hello");
    }

    @Test
    void shouldStartWhereTheOutputCannotBeKept() throws Exception {
        assertThat(end(spawn("echo lost; exit 7", Map.of(), home.resolve("missing/a.out"))))
                .isEqualTo(7);
    }

    @Test
    void shouldThrowWhereThereIsNothingToStart() {
        Spawner spawner = new Spawner(home);

        assertThatThrownBy(() -> spawner.spawn(List.of("/no/such/java"), Map.of(), home.resolve("a.out")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/no/such/java");
    }

    private Process spawn(String script, Map<String, String> environment, Path output) throws IOException {
        return new Spawner(home).spawn(List.of("/bin/sh", "-c", script), environment, output);
    }

    private static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
