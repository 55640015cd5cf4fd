package io.universe.cache.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rounds of load, {@code kill -9}, start and comparison, always on the same directory: 10 in every build, 200 with {@code -Duniverse.rounds=full}. */
class StoreKillIT {

    private static final int ROUNDS = "full".equals(System.getProperty("universe.rounds")) ? 200 : 10;
    private static final List<String> NAMES = List.of("always", "interval", "never");

    /** For each namespace and key the highest version that was acknowledged in any round. */
    private final Map<String, Long> acknowledged = new HashMap<>();

    private long acknowledgements;
    private long nextVersion;
    private long openNanos;
    private long longestOpenNanos;

    @TempDir
    Path home;

    @Test
    void shouldHaveWhatWasAcknowledgedWhenTheWriterIsKilled() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            loadAndKill(round);
            compare(round);
        }
        report();
    }

    @Test
    void shouldNameTheStoppedProcessThatHasTheDirectoryAndOpenItWhenThatIsDead() throws Exception {
        Process writer = start(0);
        try {
            writer.inputReader().readLine();
            signal(writer, "STOP");

            assertThatThrownBy(() -> StoreDirectory.open(home))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("in use by the process with pid " + writer.pid());
        } finally {
            writer.destroyForcibly().waitFor();
        }
        assertThat(read(0)).isNotEmpty();
    }

    private static void signal(Process process, String signal) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + signal, "" + process.pid())
                        .start()
                        .waitFor())
                .isZero();
    }

    private void loadAndKill(int round) throws IOException, InterruptedException {
        Process writer = start(round);
        try (BufferedReader said = writer.inputReader(StandardCharsets.UTF_8)) {
            note(said.readLine(), round);
            long killNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(new Random(round).nextInt(300));
            while (System.nanoTime() < killNanos) {
                note(said.readLine(), round);
            }
            // Unlike Process.destroyForcibly this leaves what was said to be read.
            writer.toHandle().destroyForcibly();
            said.lines().forEach(line -> note(line, round));
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    private Process start(int round) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        home.toString(),
                        "" + round,
                        "" + nextVersion)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The last line can be cut off by the kill. */
    private void note(String line, int round) {
        assertThat(line).as("round %d", round).isNotNull().doesNotContain("StoreException");
        String[] said = line.split(" ", -1);
        if (said.length == 3 && !said[2].isEmpty()) {
            acknowledgements++;
            acknowledged.merge(said[0] + " " + said[1], Long.parseLong(said[2]), Math::max);
        }
    }

    private void compare(int round) {
        long before = System.nanoTime();
        Map<String, Long> read = read(round);
        openNanos += System.nanoTime() - before;
        longestOpenNanos = Math.max(longestOpenNanos, System.nanoTime() - before);
        acknowledged.forEach((key, version) -> assertThat(read.get(key))
                .as("round %d: %s", round, key)
                .isNotNull()
                .isGreaterThanOrEqualTo(version));
        nextVersion =
                1 + read.values().stream().mapToLong(version -> version).max().orElse(0);
    }

    private Map<String, Long> read(int round) {
        Map<String, Long> read = new HashMap<>();
        try (StoreDirectory directory = StoreDirectory.open(home)) {
            for (String name : NAMES) {
                NamespaceStore store =
                        directory.namespace(name, FsyncPolicy.NEVER).join();
                assertThat(store.damage()).as("round %d: %s", round, name).isEmpty();
                store.forEach((key, version, value) -> {
                            assertThat(value).isEqualTo(KilledWriter.value(version));
                            read.put(name + " " + key, version);
                        })
                        .join();
            }
        }
        return read;
    }

    private void report() {
        System.out.printf(
                "store kill test: %d rounds, %d acknowledged writes, none lost; opening and reading three namespaces of %d keys took %.1f ms, at most %.1f ms%n",
                ROUNDS, acknowledgements, KilledWriter.KEYS, openNanos / 1e6 / ROUNDS, longestOpenNanos / 1e6);
    }
}
