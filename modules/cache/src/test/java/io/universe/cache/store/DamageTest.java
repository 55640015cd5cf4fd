package io.universe.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageTest {

    private static final int ENTRIES = 2_000;
    private static final int DAMAGES = "full".equals(System.getProperty("universe.rounds")) ? 1_000 : 60;
    private static final int BLOCK = 4096;

    @TempDir
    Path home;

    private Path file;

    @BeforeEach
    void writeEntries() {
        file = home.resolve("users.mv");
        try (StoreDirectory directory = StoreDirectory.open(home)) {
            NamespaceStore store =
                    directory.namespace("users", FsyncPolicy.NEVER).join();
            for (int i = 0; i < ENTRIES; i++) {
                store.put("key" + i, i, value(i));
            }
        }
    }

    @Test
    void shouldReadEverythingWhereOnlyTheHeaderIsDamaged() throws IOException {
        overwrite(0, new byte[2 * BLOCK]);

        assertThat(read().values()).hasSize(ENTRIES);
    }

    @Test
    void shouldReadTheRestWhereTheMiddleIsDamaged() throws IOException {
        overwrite(Files.size(file) / 2, garbage(2 * BLOCK, 1));

        assertThat(read().size()).isBetween(ENTRIES - 100, ENTRIES - 1);
    }

    @Test
    void shouldReadTheRestWhereTheTailIsCutOff() throws IOException {
        truncate(Files.size(file) - 2 * BLOCK);

        assertThat(read().size()).isBetween(ENTRIES - 200, ENTRIES);
    }

    @Test
    void shouldReadTheRestWhereHalfOfTheFileIsGone() throws IOException {
        truncate(Files.size(file) / 2);

        assertThat(read().size()).isGreaterThan(ENTRIES / 3);
    }

    @Test
    void shouldStartEmptyWhereNothingIsLeft() throws IOException {
        truncate(0);

        assertThat(read()).isEmpty();
    }

    @Test
    void shouldStartEmptyWhereItIsAnotherFile() throws IOException {
        Files.write(file, garbage(100_000, 2));

        assertThat(read()).isEmpty();
    }

    @Test
    void shouldOpenWhateverIsDamagedAndReadNothingWrong() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int seed = 0; seed < DAMAGES; seed++) {
            Files.write(file, whole);
            Random random = new Random(seed);
            overwrite((long) (random.nextDouble() * (whole.length - 1)), garbage(1 + random.nextInt(3 * BLOCK), seed));
            open(seed);
        }
    }

    private void open(int seed) {
        try (StoreDirectory directory = StoreDirectory.open(home)) {
            NamespaceStore store =
                    directory.namespace("users", FsyncPolicy.NEVER).join();
            store.forEach((key, version, value) ->
                            assertThat(value).as("seed %d", seed).isEqualTo(value((int) version)))
                    .join();
            assertThat(store.damage().isPresent() || store.size() == ENTRIES)
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    /** Reads what is left, and looks whether everything is said and kept. */
    private Map<String, Long> read() throws IOException {
        byte[] damaged = Files.readAllBytes(file);
        Map<String, Long> read = new HashMap<>();
        try (StoreDirectory directory = StoreDirectory.open(home)) {
            NamespaceStore store =
                    directory.namespace("users", FsyncPolicy.NEVER).join();
            store.forEach((key, version, value) -> read.put(key, version)).join();
            Damage damage = store.damage().orElseThrow();
            assertThat(damage.read()).isEqualTo(read.size()).isEqualTo(store.size());
            assertThat(damage.reason()).isNotBlank();
            assertThat(damage.copyKeptAside()).hasBinaryContent(damaged);
            assertThat(damage.copyKeptAside().getFileName().toString()).startsWith("users.mv.damaged-");
            assertThat(directory.names()).containsExactly("users");
            store.put("new", 1, value(1)).join();
        }
        assertThatNothingIsDamagedNow();
        return read;
    }

    private void assertThatNothingIsDamagedNow() {
        try (StoreDirectory directory = StoreDirectory.open(home)) {
            assertThat(directory.namespace("users", FsyncPolicy.NEVER).join().damage())
                    .isEmpty();
        }
    }

    private static byte[] value(int i) {
        return garbage(50 + i % 300, i);
    }

    private static byte[] garbage(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private void overwrite(long at, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), at);
        }
    }

    private void truncate(long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }
}
