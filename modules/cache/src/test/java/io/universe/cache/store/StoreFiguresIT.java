package io.universe.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Prints what writing and opening cost here and now; it fails for no figure. {@code -Duniverse.rounds=full} measures with more. */
class StoreFiguresIT {

    private static final boolean IS_FULL = "full".equals(System.getProperty("universe.rounds"));
    private static final int ONE_BY_ONE = IS_FULL ? 5_000 : 500;
    private static final int AT_ONCE = IS_FULL ? 100_000 : 5_000;
    private static final byte[] VALUE = new byte[300];

    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource(FsyncPolicy.class)
    void shouldWrite(FsyncPolicy policy) {
        try (StoreDirectory directory = StoreDirectory.open(home)) {
            NamespaceStore store = directory.namespace("users", policy).join();
            double oneByOne = microseconds(ONE_BY_ONE, i -> put(store, i).join());
            double atOnce = microseconds(AT_ONCE / 100, i -> put100(store, i));
            System.out.printf(
                    "store figures: fsync %s, %.1f us for a write when each waits for the one before, %.1f us when 100 wait%n",
                    policy.text(), oneByOne, atOnce / 100);
            assertThat(store.size()).isPositive();
        }
    }

    @Test
    void shouldOpen() throws IOException {
        try (StoreDirectory directory = StoreDirectory.open(home)) {
            NamespaceStore store =
                    directory.namespace("users", FsyncPolicy.NEVER).join();
            IntStream.range(0, AT_ONCE / 100).forEach(i -> put100(store, i));
        }
        try (StoreDirectory directory = StoreDirectory.open(home)) {
            NamespaceStore[] store = new NamespaceStore[1];
            double opening = microseconds(
                    1,
                    i -> store[0] =
                            directory.namespace("users", FsyncPolicy.NEVER).join());
            double reading = microseconds(
                    1, i -> store[0].forEach((key, version, value) -> {}).join());
            System.out.printf(
                    "store figures: %d entries of %d bytes take %d bytes on disk, %.1f ms to open and check, %.1f ms to read again%n",
                    store[0].size(),
                    VALUE.length,
                    Files.size(home.resolve("users.mv")),
                    opening / 1000,
                    reading / 1000);
        }
    }

    private static void put100(NamespaceStore store, int round) {
        CompletableFuture.allOf(IntStream.range(0, 100)
                        .mapToObj(i -> put(store, round * 100 + i))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** Keys in no order. */
    private static CompletableFuture<Void> put(NamespaceStore store, int i) {
        return store.put("entry-" + Integer.toHexString(i * 0x9E3779B1), i, VALUE);
    }

    private static double microseconds(int times, IntConsumer action) {
        long before = System.nanoTime();
        IntStream.range(0, times).forEach(action);
        return (System.nanoTime() - before) / 1e3 / times;
    }
}
