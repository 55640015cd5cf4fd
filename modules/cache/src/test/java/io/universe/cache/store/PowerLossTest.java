package io.universe.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loss of power before a random fsync: of what was not forced, sectors are there or not, in any order. {@code -Duniverse.rounds=full} tries more. */
class PowerLossTest {

    private static final int KEYS = 300;

    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private Map<String, Long> acknowledgedAtLastForce = Map.of();
    private long version;

    @TempDir
    Path home;

    static LongStream seeds() {
        return LongStream.range(0, "full".equals(System.getProperty("universe.rounds")) ? 500 : 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldLoseNothingThatWasAcknowledgedAfterAnFsync(long seed) throws IOException {
        Map<String, Long> promised = run(seed, FsyncPolicy.ALWAYS);

        assertThat(read())
                .as("seed %d", seed)
                .allSatisfy((key, read) -> assertThat(read).isGreaterThanOrEqualTo(promised.getOrDefault(key, 0L)));
        assertThat(read()).containsKeys(promised.keySet().toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldLoseNothingThatWasAcknowledgedBeforeTheLastFsync(long seed) throws IOException {
        Map<String, Long> promised = run(seed, FsyncPolicy.INTERVAL);

        assertThat(read())
                .as("seed %d", seed)
                .allSatisfy((key, read) -> assertThat(read).isGreaterThanOrEqualTo(promised.getOrDefault(key, 0L)));
        assertThat(read()).containsKeys(promised.keySet().toArray(String[]::new));
    }

    /** Writes until the power is gone, and says what has to be there. */
    private Map<String, Long> run(long seed, FsyncPolicy policy) throws IOException {
        Random random = new Random(seed);
        Map<String, Long> promised = new HashMap<>();
        try (FaultyDisk disk = new FaultyDisk();
                StoreDirectory directory = StoreDirectory.open(home, disk)) {
            NamespaceStore store = directory.namespace("users", policy).join();
            int last = disk.state().forces()
                    + (policy == FsyncPolicy.ALWAYS ? 20 + random.nextInt(400) : 2 + random.nextInt(4));
            disk.state().beforeForce(forces -> {
                if (forces == last) {
                    promised.putAll(policy == FsyncPolicy.ALWAYS ? acknowledged : acknowledgedAtLastForce);
                    image(disk, new Random(seed));
                }
                acknowledgedAtLastForce = Map.copyOf(acknowledged);
            });
            while (disk.state().forces() < last) {
                writeSome(store, random);
            }
        }
        return promised;
    }

    /** The thread of the store looks at what is acknowledged only while this one waits. */
    private void writeSome(NamespaceStore store, Random random) {
        Map<String, Long> written = new HashMap<>();
        List<CompletableFuture<Void>> puts = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            String key = "key" + random.nextInt(KEYS);
            written.put(key, ++version);
            puts.add(store.put(key, version, new byte[random.nextInt(400)]));
        }
        CompletableFuture.allOf(puts.toArray(CompletableFuture[]::new)).join();
        acknowledged.putAll(written);
    }

    private void image(FaultyDisk disk, Random random) throws IOException {
        Path image = Files.createDirectories(home.resolve("image")).resolve("users.mv");
        Files.copy(home.resolve("users.mv"), image);
        try (FileChannel copy = FileChannel.open(image, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            disk.state().losePower(copy, random);
        }
    }

    private Map<String, Long> read() {
        Map<String, Long> read = new HashMap<>();
        try (StoreDirectory directory = StoreDirectory.open(home.resolve("image"))) {
            directory
                    .namespace("users", FsyncPolicy.NEVER)
                    .join()
                    .forEach((key, version, value) -> read.put(key, version))
                    .join();
        }
        return read;
    }
}
